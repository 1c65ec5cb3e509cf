/** What the pen has noted so far of what the concept note asks for: words with which a paragraph begins, and the keys of what it answers. */
export const ANSWERS: readonly (readonly [paragraph: string, ...keys: string[]])[] = [
  ['The Security Council recalls its resolutions', '2272/2016', '2378/2017', '2436/2018'],
  ['The Security Council affirms that the safety', 'a'],
  ['The Security Council commits itself to mandates', 'a', 'council:1'],
  ['The Security Council recalls that host States', 'a', 'host:1'],
  ['The Security Council requests the Secretary-General to ensure', 'a', 'secretariat:1'],
  ['The Security Council encourages Member States', 'b', 'contributors:1'],
  ['The Security Council stresses that resources', 'b', 'funders:1'],
  ['The Security Council notes with deep concern', 'c'],
  ['The Security Council calls upon these missions', 'c'],
  ['The Security Council requests the Secretary-General to set', 'e'],
]
