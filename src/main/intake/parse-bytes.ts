import { parse } from 'lossless-json'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { Reason } from './reason.ts'

/** The largest message taken in, in bytes: a full release reply of 25 prescriptions is well under 1 MB. */
export const largestMessage = 5 * 1024 * 1024

// FHIR nests about 20 deep; a parser that recurses must not be led to the end of its stack.
const deepestMessage = 100

/** Bytes as JSON whose numbers keep their lexical form (`LosslessNumber`): strict UTF-8, a byte order mark is tolerated. */
export const parseBytes = (bytes: Uint8Array): Result<unknown, Reason> => {
  if (bytes.byteLength > largestMessage) return refused(tooLarge)
  const text = decode(bytes)
  if (text === undefined) return refused(notUtf8)
  if (depthOf(text) > deepestMessage) return refused(tooDeep)
  return parseText(text)
}

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const parseText = (text: string): Result<unknown, Reason> => {
  try {
    return ok(parse(text))
  } catch (error) {
    // The parser's own words quote the message, and with it the patient.
    if (!(error instanceof SyntaxError)) throw error
    return refused(notJson)
  }
}

const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (inString && character === '\\') at += 1
    else if (character === '"') inString = !inString
    else if (inString) continue
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1))
    else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}

/** The reason for everything over `largestMessage`. */
export const tooLarge: Reason = {
  code: 'too-large',
  path: '',
  message:
    'The file is larger than 5 MB, which no prescription message is. Check that it is the right file, or ask for fewer prescriptions at once.',
}

const notUtf8: Reason = {
  code: 'encoding',
  path: '',
  message:
    'The text is not UTF-8, as FHIR messages must be. Save or export it as UTF-8, or ask the sender for it again.',
}

const tooDeep: Reason = {
  code: 'not-fhir',
  path: '',
  message: 'The file is nested far deeper than any FHIR message. Check that it is the right file.',
}

const notJson: Reason = {
  code: 'not-json',
  path: '',
  message:
    'This is not a prescription file, or only a part of one. Check that it is the right file and that it is complete.',
}
