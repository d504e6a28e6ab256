// Overwrites the middle of a database, as a failing disk does, and commits something, so that whoever has it open
// reads it again. In a process of its own: closing a file drops the locks that SQLite holds on it in the same process.
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'

const path = String(process.argv[2])
const pageSize = 4096
const pages = Math.floor(statSync(path).size / pageSize)
const file = openSync(path, 'r+')
const garbage = Buffer.alloc(Math.floor(pages / 2) * pageSize, 0x5a)
writeSync(file, garbage, 0, garbage.length, Math.floor(pages / 4) * pageSize)
closeSync(file)
const db = new Database(path)
db.exec('CREATE TABLE passing_by (note)')
db.exec('DROP TABLE passing_by')
db.close()
