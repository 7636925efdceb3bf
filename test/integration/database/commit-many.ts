import { argv, stdout } from 'node:process'
import { connect } from '../../../src/main/database/connection.ts'

// Commits as often as asked, on a connection like the app's, and says how often it did.
const [file = '', count = '0'] = argv.slice(2)
const { handle } = connect(file, Buffer.alloc(32, 0x5e))
handle.exec('CREATE TABLE sample (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT')
const insert = handle.prepare("INSERT INTO sample (note) VALUES ('anything')")
for (let at = 0; at < Number(count); at += 1) insert.run()
stdout.write(String((handle.prepare('SELECT count(*) AS rows FROM sample').get() as { readonly rows: number }).rows))
handle.close()
