import { z } from 'zod'

// Typed text is taken as it is: what is wrong with it is the domain's to say, field by field.
const typed = z.string().max(300)
const lines = z.array(typed).max(6).readonly()

const item = z.strictObject({
  id: z.uuid(),
  drug: typed,
  quantity: z.string().max(20),
  unit: z.string().max(60),
  quantityInWords: typed.nullable(),
  directions: z.string().max(1000),
  schedule: z.enum(['none', '1', '2', '3', '4', '5']),
})

/** A paper prescription as it is typed in. */
export const handEntry = z.strictObject({
  form: z.enum(['fp10', 'private', 'fp10pcd']),
  originalInHand: z.boolean(),
  signedInInk: z.boolean(),
  writtenOn: z.string().max(10),
  notBefore: z.string().max(10).nullable(),
  patient: z.strictObject({
    nhsNumber: z.string().max(20).nullable(),
    family: typed,
    given: typed,
    birthDate: z.string().max(10),
    address: lines,
    postcode: z.string().max(12).nullable(),
  }),
  prescriber: z.strictObject({
    kind: z.enum(['doctor', 'dentist', 'nurse', 'pharmacist', 'optometrist', 'allied-health']),
    name: typed,
    number: z.string().max(20),
    identificationNumber: z.string().max(20).nullable(),
    organisation: typed,
    address: lines,
    addressInUk: z.boolean(),
  }),
  items: z.array(item).max(50).readonly(),
})
