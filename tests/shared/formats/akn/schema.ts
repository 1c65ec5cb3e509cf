import { readFileSync } from 'node:fs'
import path from 'node:path'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const SCHEMA = path.resolve(import.meta.dirname, '../../../fixtures/akn/akomantoso30.xsd')

xmlRegisterFsInputProviders()
const validator = XsdValidator.fromDoc(
  XmlDocument.fromBuffer(readFileSync(SCHEMA), { url: SCHEMA }),
)

/** What of a document the schema of Akoma Ntoso does not allow; empty if it is valid. */
export function faultsIn(xml: string): readonly string[] {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message)
    throw error
  } finally {
    document.dispose()
  }
}
