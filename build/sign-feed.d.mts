export function signFeeds(
  folder: string,
  privateKey: string,
  publicKeys: string,
): readonly string[]
export function newKeys(): { readonly public: string; readonly private: string }
