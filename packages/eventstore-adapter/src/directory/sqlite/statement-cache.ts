import type { Database, Statement } from 'better-sqlite3'

/** Prepares statements when they are first needed: preparing costs as much as running. Keep the number of texts small. */
export const statementCache = <Parameters extends object, Row>(
  db: Database,
): ((sql: string) => Statement<[Parameters], Row>) => {
  const prepared = new Map<string, Statement<[Parameters], Row>>()
  return (sql) => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare<[Parameters], Row>(sql)
    prepared.set(sql, statement)
    return statement
  }
}
