import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeTls } from '../../src/testing/index.js'

/** Whether certificates can be made here. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** A certificate that has signed itself. */
export interface TestCertificate extends NodeTls {
  /** The file with the certificate, in PEM. */
  readonly file: string
  readonly keyFile: string
}

/** Makes a certificate for a host in a folder. */
export const makeCertificate = (folder: string, host = 'localhost'): TestCertificate => {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`]
  const files = ['-addext', `subjectAltName=DNS:${host}`, '-keyout', keyFile, '-out', file]
  if (spawnSync('openssl', [...request, ...files]).status !== 0) throw new Error('openssl made no certificate')
  return { certificate: readFileSync(file), key: readFileSync(keyFile), file, keyFile }
}
