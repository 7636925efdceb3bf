/** What of a fault may be logged: its kind and where it was thrown. Its message may quote a patient and is left out. */
export const describeFault = (fault: unknown): { kind: string; frames: readonly string[] } => {
  if (!(fault instanceof Error)) return { kind: typeof fault, frames: [] }
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : ''
  return { kind: `${fault.name}${code}`, frames: framesOf(fault).slice(0, 12) }
}

const isFrame = (line: string): boolean => /^ {4}at .*(?::\d+:\d+\)?|<anonymous>\)?|native\)?)$/.test(line)

// The stack begins with the message, whose lines may look like places.
const framesOf = ({ stack = '', message }: Error): readonly string[] => {
  const from = stack.indexOf(message)
  const places = from === -1 ? stack : stack.slice(from + message.length)
  return places
    .split('\n')
    .filter(isFrame)
    .map((line) => line.trim())
}
