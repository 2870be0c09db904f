// Certificates for the zoo, made by the openssl of this machine: an authority of its own and servers it vouches for, rightly or not.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = { readonly key: string; readonly cert: string };
export type Certificates = { readonly authorityFile: string; readonly of: Readonly<Record<'good' | 'self-signed' | 'expired' | 'wrong-host', Certificate>>; remove(): void };

/** Makes them in a folder of their own; null where there is no openssl. */
export function makeCertificates(): Certificates | null {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-zoo-'));
  const openssl = (...options: string[]) => execFileSync('openssl', options, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const signed = (name: string, host: string, days: string): Certificate => {
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${host}\n`);
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', days, '-extfile', `${name}.ext`, '-out', `${name}.crt`);
    return read(name);
  };
  const read = (name: string): Certificate => ({ key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert: readFileSync(join(folder, `${name}.crt`), 'utf8') });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Zoo');
    openssl('req', '-x509', ...key, '-keyout', 'self.key', '-out', 'self.crt', '-days', '2', '-subj', '/CN=self', '-addext', 'subjectAltName=IP:127.0.0.1');
    const of = { good: signed('good', 'IP:127.0.0.1', '2'), 'self-signed': read('self'), expired: signed('expired', 'IP:127.0.0.1', '-1'), 'wrong-host': signed('wrong', 'DNS:other.example', '2') };
    return { authorityFile: join(folder, 'ca.crt'), of, remove };
  } catch (thrown) {
    remove();
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
