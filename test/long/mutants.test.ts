import { expect, test } from 'vitest'
import { tryMutant } from '../../tools/mutants.mjs'
import { mutants } from '../simulation/mutants/mutants.mjs'

test.each(mutants)('the simulation catches an outbox that $name', async (mutant) => {
  const { caught, promise } = await tryMutant(mutant, 2_000)
  expect({ caught, promise }).toEqual({ caught: true, promise: expect.any(Number) as number })
})

test('a mutant whose text is not there is an error and not a pass', async () => {
  const gone = { ...mutants[0]!, find: 'text that was never there' }
  await expect(tryMutant(gone, 1)).rejects.toThrow('finds its text 0 times')
})
