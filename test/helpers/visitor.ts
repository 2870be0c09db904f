// Somebody who uses the dashboards without a browser: keeps cookies, carries the form token, follows nothing by itself.

import type { Hono } from 'hono';

export type Answer = { readonly status: number; readonly text: string; readonly location: string | null; readonly headers: Headers };

export class Visitor {
  readonly #app: Hono;
  readonly #cookies = new Map<string, string>();
  token = '';

  constructor(app: Hono) {
    this.#app = app;
  }

  get cookieNames(): string[] {
    return [...this.#cookies.keys()];
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await this.#app.request(`http://localhost${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    this.token = /name="_token" value="([^"]+)"/.exec(text)?.[1] ?? this.token;
    return { status: response.status, text, location: response.headers.get('location'), headers: response.headers };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  /** Posts as our own page would; `headers` and `_token` can be given otherwise. */
  post(path: string, fields: Record<string, string | number | readonly string[]>, headers: Record<string, string> = { origin: 'http://localhost' }): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _token: this.token, ...fields })) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
    }
    return this.#send(path, { method: 'POST', body, headers });
  }

  async signIn(username: string, password: string): Promise<Answer> {
    await this.get('/sign-in');
    return this.post('/sign-in', { username, password, to: '/queue' });
  }
}
