/** What PowerShell answered; `null` instead of a code when it could not be started at all or took too long. */
export interface PowerShellAnswer {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one script in Windows PowerShell with one more environment variable, until `stop`. Never rejects. */
export type RunPowerShell = (
  script: string,
  variable: { readonly name: string; readonly value: string },
  stop: AbortSignal,
) => Promise<PowerShellAnswer>

const variable = 'PESTLE_INSTALLER'

// The path is read from the environment, in no quoting that it could end, and compared there: what comes back is in the code page
// of an old console. No quotation marks, which two programs would take apart before PowerShell does, and plain types only, so that
// it also runs where a policy restricts the language.
const script = [
  `$s = Get-AuthenticodeSignature -LiteralPath $env:${variable}`,
  `$said = @{ status = [string]$s.Status; same = $s.Path -eq $env:${variable}; subject = [string]$s.SignerCertificate.Subject }`,
  'ConvertTo-Json -Compress $said',
].join('; ')

/** The parts of a certificate's subject, `CN=…, O="…, …"`, some of which may be there more than once; null when it is not one. */
export const partsOfSubject = (subject: string): Readonly<Record<string, readonly string[]>> | null => {
  const parts = new Map<string, readonly string[]>()
  let rest = subject
  while (rest !== '') {
    const found = /^\s*([A-Za-z][A-Za-z0-9.]*|\d+(?:\.\d+)+)=(?:"((?:[^"]|"")*)"|([^",+=]*))(?:,|$)/.exec(rest)
    const name = found?.[1]
    if (found === null || name === undefined) return null
    parts.set(name, [...(parts.get(name) ?? []), (found[2]?.replaceAll('""', '"') ?? found[3] ?? '').trim()])
    rest = rest.slice(found[0].length)
  }
  return parts.size === 0 ? null : Object.fromEntries(parts)
}

const fieldsOf = (stdout: string): Readonly<Record<string, unknown>> | null => {
  try {
    const json: unknown = JSON.parse(stdout)
    return typeof json === 'object' && json !== null ? { ...json } : null
  } catch {
    return null
  }
}

/**
 * Whether Windows holds the file to be signed, unbroken and trusted, by our publisher. Null when it does; otherwise why it is
 * refused. Everything that is not a clear yes is a refusal: PowerShell absent, failing, slow or saying anything else besides,
 * another file, another status, another subject, no publisher known to this build.
 */
export const checkPublisher = async (
  file: string,
  publisher: Readonly<Record<string, string>> | null,
  run: RunPowerShell,
  stop: AbortSignal,
): Promise<string | null> => {
  if (publisher === null || Object.keys(publisher).length === 0) return 'this build knows no publisher'
  const answer = await run(script, { name: variable, value: file }, stop)
  if (answer.exitCode !== 0) return 'Windows could not be asked'
  if (answer.stderr.trim() !== '') return 'Windows answered with an error'
  const said = fieldsOf(answer.stdout)
  if (typeof said?.['subject'] !== 'string') return 'the answer of Windows cannot be read'
  if (said['same'] !== true) return 'Windows looked at another file'
  if (said['status'] !== 'Valid') return 'the signature is missing, broken or not trusted'
  const subject = partsOfSubject(said['subject'])
  const isOurs = ([name, value]: readonly [string, string]): boolean =>
    subject?.[name]?.length === 1 && subject[name][0] === value
  const same = Object.entries(publisher).every(isOurs)
  return same ? null : 'it is signed by somebody else'
}
