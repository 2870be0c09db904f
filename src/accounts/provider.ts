// The office's identity provider, over OpenID Connect: code flow with PKCE, state and nonce; the ID token's signature is checked as well. This
// file speaks to the provider, provider-sign-in.ts to the database.

import * as oidc from 'openid-client';
import { messageOf, Problem } from '../errors.ts';
import type { Role } from '../model/index.ts';

export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page calls it. */
  readonly name: string;
  /** Which claim names the member of staff as accounts do; of `email` only a verified one counts. */
  readonly claim: string;
  readonly scopes: string;
  /** A claim whose values give roles, and what each gives; never the administrator's. */
  readonly roleClaim?: string | undefined;
  readonly roles?: Readonly<Record<string, Exclude<Role, 'administrator'>>> | undefined;
  /** True where the provider asks for a second factor itself. */
  readonly asksSecondFactor: boolean;
};

/** Somebody whom the provider vouches for. */
export type ProviderPerson = {
  /** Issuer and subject: never given to anybody else (OpenID Connect Core, 2). */
  readonly subject: string;
  /** The value of the agreed claim; null where it is missing or, of an e-mail address, not verified. */
  readonly name: string | null;
  /** The first role that the claim's values give. */
  readonly role: Exclude<Role, 'administrator'> | null;
};

/** What the browser's way there and back must agree on. */
export type ProviderMemory = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly redirectUri: string };

export type Provider = {
  readonly name: string;
  /** Whether it answers; waits at most `patienceMs`. While it does not, it is asked again at most every 15 seconds. */
  answers(patienceMs?: number): Promise<boolean>;
  /** Where to send the browser. Throws `provider-unreachable`. */
  start(redirectUri: string): Promise<{ readonly url: string; readonly memory: ProviderMemory }>;
  /** Who came back. Throws `provider-unreachable`, `provider-refused`. */
  finish(query: string, memory: ProviderMemory): Promise<ProviderPerson>;
};

/** Seconds for one answer of the provider. */
const timeout = 8;

/** `pauseMs`: how long a provider that did not answer is left alone. */
export function createProvider(settings: ProviderSettings, { pauseMs = 15_000 }: { readonly pauseMs?: number } = {}): Provider {
  let known: oidc.Configuration | null = null;
  let asking: Promise<oidc.Configuration> | null = null;
  let failedAt = -Infinity;
  const unreachable = (cause: unknown) => new Problem('provider-unreachable', { name: settings.name }, { cause });

  function ask(): Promise<oidc.Configuration> {
    if (known !== null) return Promise.resolve(known);
    if (performance.now() - failedAt < pauseMs) return Promise.reject(unreachable('asked a moment ago'));
    asking ??= discover(settings)
      .then((found) => (known = found))
      .catch((thrown: unknown) => {
        failedAt = performance.now();
        throw unreachable(thrown);
      })
      .finally(() => void (asking = null));
    return asking;
  }

  return {
    name: settings.name,
    answers(patienceMs = 1_500) {
      let timer: NodeJS.Timeout;
      const later = new Promise<false>((resolve) => void (timer = setTimeout(() => resolve(false), patienceMs)));
      return Promise.race([ask().then(() => true, () => false), later]).finally(() => clearTimeout(timer));
    },
    async start(redirectUri) {
      const config = await ask();
      const memory = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), redirectUri };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri, scope: settings.scopes, state: memory.state, nonce: memory.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(memory.verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, memory };
    },
    async finish(query, memory) {
      const config = await ask();
      try {
        return await personOf(config, settings, query, memory);
      } catch (thrown) {
        throw isNetwork(thrown) ? unreachable(thrown) : new Problem('provider-refused', { name: settings.name }, { cause: thrown });
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  // The settings allow http for loopback only.
  const execute = [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])];
  return oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), { execute, timeout });
}

async function personOf(config: oidc.Configuration, settings: ProviderSettings, query: string, memory: ProviderMemory): Promise<ProviderPerson> {
  const back = new URL(memory.redirectUri);
  back.search = query;
  const tokens = await oidc.authorizationCodeGrant(config, back, { expectedState: memory.state, expectedNonce: memory.nonce, pkceCodeVerifier: memory.verifier, idTokenExpected: true });
  const proven = tokens.claims();
  if (proven === undefined) throw new Error('no ID token');
  const wanted = [settings.claim, ...(settings.roleClaim === undefined ? [] : [settings.roleClaim])];
  // Many providers keep claims for the userinfo endpoint; it must speak of the same subject.
  const told = wanted.every((claim) => claim in proven) ? {} : await oidc.fetchUserInfo(config, tokens.access_token, proven.sub);
  const claims: Record<string, unknown> = { ...told, ...proven };
  const name = claims[settings.claim];
  const counts = typeof name === 'string' && name !== '' && (settings.claim !== 'email' || claims['email_verified'] === true);
  return { subject: `${proven.iss} ${proven.sub}`, name: counts ? name.normalize('NFC').trim() : null, role: roleFrom(settings, claims) };
}

function roleFrom({ roleClaim, roles }: ProviderSettings, claims: Readonly<Record<string, unknown>>): ProviderPerson['role'] {
  if (roleClaim === undefined || roles === undefined) return null;
  const values = [claims[roleClaim]].flat();
  // The order of the settings decides where somebody is in several groups.
  return Object.entries(roles).find(([value]) => values.includes(value))?.[1] ?? null;
}

/** A refusal by the provider names its reason in `code` or `error`; what is left is the line. */
function isNetwork(thrown: unknown): boolean {
  if (thrown instanceof oidc.ClientError) return thrown.code === 'OAUTH_TIMEOUT' || thrown.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return thrown instanceof TypeError && /fetch failed|ECONN/.test(messageOf(thrown));
}
