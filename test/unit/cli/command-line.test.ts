import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../../src/main/hosts/cli/command-line.ts'

const read = (line: string) => readCommandLine(line.split(' ').filter((word) => word !== ''))

describe('the command line', () => {
  it('reads each command with its options', () => {
    expect(read('import --data d a.json b.json --json')).toEqual({
      command: 'import',
      data: 'd',
      environment: 'practice',
      json: true,
      files: ['a.json', 'b.json'],
    })
    expect(read('ledger verify --data d --environment sandbox')).toEqual({
      command: 'ledger verify',
      data: 'd',
      environment: 'sandbox',
      json: false,
    })
    expect(read('doctor --data d')).toMatchObject({ command: 'doctor' })
    expect(read('demo')).toEqual({ command: 'demo', json: false, psu: null, faults: null })
    expect(read('demo --faults 0.5 --seed 3')).toMatchObject({ faults: { rate: 0.5, seed: 3 } })
    expect(read('demo --psu http://127.0.0.1:9')).toMatchObject({ psu: 'http://127.0.0.1:9' })
    expect(read('products import --data d p.csv')).toMatchObject({ command: 'products import', file: 'p.csv' })
    expect(read('backup --data d')).toMatchObject({ command: 'backup', to: null })
    expect(read('backup --data d --to e')).toMatchObject({ command: 'backup', to: 'e' })
    expect(read('backup verify --data d b')).toMatchObject({ command: 'backup verify', folder: 'b' })
    expect(read('generate --data d --items 100 --seed 2')).toMatchObject({ command: 'generate', items: 100, seed: 2 })
    expect(read('import --help')).toEqual({ command: 'help' })
    expect(read('--version')).toEqual({ command: 'version' })
  })

  it.each([
    ['', 'Which command?'],
    ['fly', 'There is no command “fly”.'],
    ['ledger', 'There is no command “ledger”.'],
    ['import --data d', '“import” needs at least one file.'],
    ['import a.json', '“import” needs --data and the folder.'],
    ['doctor --data d extra', '“doctor” takes no “extra”.'],
    ['doctor --data d --seed 1', '“doctor” does not take --seed.'],
    ['doctor --data d --environment production', '--environment is practice or sandbox'],
    ['products --data d', 'There is no command “products”.'],
    ['products import --data d', '“products import” needs one file.'],
    ['products import --data d a.csv b.csv', '“products import” needs one file.'],
    ['backup --data d e', '“backup” takes no “e”.'],
    ['backup verify --data d', '“backup verify” needs the folder of one backup.'],
    ['backup verify --data d --to e b', '“backup verify” does not take --to.'],
    ['generate --data d', '“generate” needs --items'],
    ['generate --data d --items many', '“generate” needs --items'],
    ['generate --data d --items 5 --environment sandbox', '“generate” does not take --environment.'],
    ['demo --faults 1', '--faults is a share between 0 and 0.9.'],
    ['demo --faults half', '--faults is a share between 0 and 0.9.'],
    ['demo --faults 0.5 --seed 1.5', '--seed is a whole number.'],
    ['demo --psu ftp://x', '--psu is an address'],
    ['demo --psu http://x --faults 0.5', '--faults are played by our own stand-in'],
    ['demo --flaws 1', "Unknown option '--flaws'"],
  ])('answers “%s” with a sentence', (line, sentence) => {
    expect(read(line)).toMatchObject({
      command: 'not-understood',
      sentence: expect.stringContaining(sentence) as string,
    })
  })
})
