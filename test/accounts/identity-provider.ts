// A real OpenID Provider on loopback (oidc-provider, certified), whose people are a table, and somebody who walks through its pages.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { ProviderSettings } from '../../src/accounts/index.ts';

export type Person = Readonly<Record<string, unknown>>;
export type TestProvider = { readonly issuer: string; readonly people: Map<string, Person>; readonly settings: ProviderSettings; close(): Promise<void> };

/** Listens on `port` (0: any). People are added by the name that they type at its login. */
export async function openIdentityProvider(redirectUri: string, port = 0): Promise<TestProvider> {
  const people = new Map<string, Person>();
  let handle: RequestListener = (_, response) => response.end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const warned = console.warn;
  // It warns of what it is only here for: http, quick-start keys, its development pages.
  console.warn = console.info = () => undefined;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'haidang', client_secret: 'a secret of the test', redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username', 'groups'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  });
  console.warn = warned;
  handle = provider.callback();
  return {
    issuer, people,
    settings: { issuer, clientId: 'haidang', clientSecret: 'a secret of the test', name: 'SSO tỉnh', claim: 'email', scopes: 'openid email profile', asksSecondFactor: false },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

export type Page = { readonly url: URL; readonly status: number; readonly text: string };

/** A browser without scripts: cookies by host and port, redirects followed, forms sent. */
export class Walker {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Redirects that were followed, newest last. */
  readonly way: string[] = [];
  /** A redirect to an address that begins so is not followed: somebody else may go there. */
  stopAt: string | null = null;

  cookie(url: string, name: string): string | undefined {
    return this.#cookies.get(new URL(url).host)?.get(name);
  }

  async go(address: string | URL, init: RequestInit = {}, follow = 12): Promise<Page> {
    const url = new URL(address);
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    const headers = new Headers(init.headers);
    // Servers of a test come and go under one address: no connection is kept.
    headers.set('connection', 'close');
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const to = answer.headers.get('location');
    const text = await answer.text();
    if (to === null || follow === 0) return { url, status: answer.status, text };
    const next = new URL(to, url);
    this.way.push(next.href);
    if (this.stopAt !== null && next.href.startsWith(this.stopAt)) return { url: next, status: answer.status, text };
    return this.go(next, {}, follow - 1);
  }

  post(address: string | URL, fields: Readonly<Record<string, string>>): Promise<Page> {
    return this.go(address, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: new URL(address).origin } });
  }

  /** From our sign-in page through the provider's login and consent, back to us. Stops before the callback where `stopAt` says so. */
  async through(provider: TestProvider, start: string, login: string): Promise<Page> {
    let page = await this.go(start);
    for (let n = 0; n < 4 && page.url.origin === provider.issuer; n += 1) {
      const action = /<form[^>]+action="([^"]+)"/.exec(page.text)?.[1];
      if (action === undefined) break;
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? '';
      page = await this.post(new URL(action, page.url), { prompt, ...(prompt === 'login' ? { login, password: 'anything' } : {}) });
    }
    return page;
  }
}
