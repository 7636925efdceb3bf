import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Input, Output } from '../../src/contract/index.ts'

/** A command as the screen would give it: a clinical check that passes has everything that is laid out for it, looked at. */
export const withFacts = async (
  askFacts: (input: Input<'patient:check-facts'>) => Promise<Output<'patient:check-facts'>>,
  prescriptionId: string,
  command: DeskCommand,
): Promise<DeskCommand> => {
  if (command.type !== 'record-clinical-check' || command.outcome !== 'passed') return command
  const { facts } = await askFacts({ prescriptionId, schedules: command.schedules })
  return { ...command, facts: facts.map((fact) => ({ fact, answer: { how: 'looked-at', note: 'As agreed' } })) }
}
