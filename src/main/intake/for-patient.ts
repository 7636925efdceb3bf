import type { ForPatient } from '../../domain/prescription-content.ts'
import type { Entry, Resolve } from './bundle.ts'
import { communicationRequest, list } from './fhir-schemas.ts'
import { textOrNull } from './fields.ts'
import { read, type Located } from './located.ts'
import type { Problems } from './reason.ts'

/** The text for the patient and the list of repeat medicines, of all CommunicationRequests in order. */
export const readForPatient = (entries: readonly Entry[], resolve: Resolve, problems: Problems): ForPatient => {
  const payloads = entries
    .filter(({ type }) => type === 'CommunicationRequest')
    .flatMap((entry) => read(communicationRequest, entry, problems)?.payload ?? [])
  return {
    text: payloads.flatMap(({ contentString }) => textOrNull(contentString) ?? []),
    repeatList: payloads.flatMap(({ contentReference }) => readList(resolve(contentReference?.reference), problems)),
  }
}

const readList = (found: Located | undefined, problems: Problems): readonly string[] =>
  found === undefined
    ? []
    : (read(list, found, problems)?.entry ?? []).flatMap(({ item }) => textOrNull(item.display) ?? [])
