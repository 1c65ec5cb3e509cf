import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { ApiError } from './reply.ts'

const MAX_BYTES = 64 * 1024
/** An annex is a whole document. */
export const MAX_ACT_BYTES = 512 * 1024

/** The JSON body of a request, parsed by the schema; it is read no further than `maxBytes`. */
export async function readBody<Schema extends v.GenericSchema>(
  request: IncomingMessage,
  schema: Schema,
  maxBytes = MAX_BYTES,
): Promise<Result<v.InferOutput<Schema>, ApiError>> {
  const text = await readText(request, maxBytes)
  if (text === null) return fail({ code: 'too-large' })
  const parsed = v.safeParse(schema, parseJson(text))
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return fail({ code: 'malformed', detail: v.getDotPath(issue) ?? 'JSON' })
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return null
    bytes += chunk.length
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
