import { expect, test } from 'vitest'
import { argument, portOf } from '../../src/main/config.ts'

test('the value of an argument is what follows it, and never another argument', () => {
  expect(argument(['--data', '/srv/pestle', '--no-open'], 'data')).toBe('/srv/pestle')
  expect(argument(['--data', '--no-open'], 'data')).toBeUndefined()
  expect(argument(['--no-open', '--data'], 'data')).toBeUndefined()
  expect(argument(['--no-open'], 'data')).toBeUndefined()
})

test('a port is a number or refused in a sentence; without one any free port is taken', () => {
  expect(portOf([])).toEqual({ ok: true, value: 0 })
  expect(portOf(['--port', '8080'])).toEqual({ ok: true, value: 8080 })
  for (const wrong of ['http', '65536', '-1', '--no-open', '8080.5', '']) {
    const port = portOf(['--port', wrong])
    expect(port.ok ? port.value : port.refusal, wrong).toContain('--port takes a number')
  }
  expect(portOf(['--port'])).toMatchObject({ ok: false })
})
