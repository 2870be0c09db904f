// The table of settings: name in the environment, name in the configuration file, default, check, meaning. Checked once at start.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, Problem } from './errors.ts';
import { roles, sourceKinds, wayInKinds, type Channel, type SourceDescription } from './model/index.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const address = (scheme: RegExp) => z.string().regex(scheme, `must begin with ${scheme.source.replace(/[\^\\]/g, '')}`);

const wayIn = z.strictObject({
  kind: z.enum(wayInKinds),
  url: z.url({ protocol: /^https?$/ }),
  linkPattern: z.string().optional(),
});
const source = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/, 'may hold only a-z, 0-9 and -'),
  name: z.string().min(1),
  homeUrl: z.url({ protocol: /^https?$/ }),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)'),
  languages: z.array(z.string().min(2)).min(1),
  kind: z.enum(sourceKinds),
  waysIn: z.array(wayIn).min(1),
});

const labelNames = z.record(z.string(), z.string());
/** Parts of the shipped model that another one stands in for; `use` is a folder, or a hub name that "haidang models pull" fetched. */
const replacements = z.strictObject({
  topics: z
    .strictObject({ use: z.string().min(1), how: z.enum(['classifier', 'zero-shot']).default('classifier'), labels: labelNames.optional(), threshold: z.number().min(0).max(1).optional() })
    .optional(),
  sentiment: z.strictObject({ use: z.string().min(1), labels: labelNames.optional() }).optional(),
  embedding: z.strictObject({ use: z.string().min(1), prefix: z.string().optional(), sameEventCosine: z.number().gt(0).lt(1).optional() }).optional(),
});

const httpAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const named = { key: z.string().regex(/^[a-z0-9-]+$/, 'may hold only a-z, 0-9 and -').refine((key) => key !== 'all' && key !== 'screen', 'is a name of our own'), name: z.string().min(1), language: z.enum(['vi', 'en']).default('vi') };
const mailbox = z.string().regex(/^([^<>\r\n]+ <)?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an e-mail address');
/** A channel of alerts, with its secrets; who may receive is checked again when something is sent (src/alerts/recipients.ts). */
const alertChannel = z.discriminatedUnion('kind', [
  z.strictObject({
    ...named, kind: z.literal('email'), to: z.array(mailbox).min(1).max(50), from: mailbox,
    server: z.strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535), security: z.enum(['tls', 'starttls', 'plain']).default('starttls'), username: z.string().optional(), password: z.string().optional() }),
  }),
  z.strictObject({ ...named, kind: z.literal('webhook'), url: httpAddress, secret: z.string().min(16, 'must have at least 16 characters') }),
  z.strictObject({ ...named, kind: z.literal('telegram'), chatId: z.string().regex(/^-?\d+$/, 'must be the number of a closed chat; public names (@…) are refused'), botToken: z.string().min(10), api: httpAddress.default('https://api.telegram.org') }),
  z.strictObject({
    ...named, kind: z.literal('zalo'), userId: z.string().regex(/^\d+$/).optional(), groupId: z.string().min(1).optional(), appId: z.string().min(1), appSecret: z.string().min(8),
    refreshToken: z.string().min(8), api: httpAddress.default('https://openapi.zalo.me'), oauth: httpAddress.default('https://oauth.zaloapp.com'),
  }).refine(({ userId, groupId }) => (userId === undefined) !== (groupId === undefined), 'needs either userId or groupId'),
  z.strictObject({ ...named, kind: z.literal('atom'), token: z.string().min(24, 'must have at least 24 characters') }),
]);
const channelList = z.array(alertChannel).max(30).refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'two channels have the same key');

/** Whole addresses over https; http only to this very machine. */
const issuer = httpAddress.refine((url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url), 'must begin with https://');
/** No claim of a provider makes an administrator: the command line and the Administration screen do. */
const providerRole = z.enum(roles).exclude(['administrator']);
const identityProvider = z
  .strictObject({
    issuer, clientId: z.string().min(1), clientSecret: z.string().min(8, 'must have at least 8 characters'), name: z.string().min(1).max(40).default('SSO'),
    claim: z.string().min(1).default('email'), scopes: z.string().regex(/(^| )openid( |$)/, 'must hold "openid"').default('openid email profile'),
    roleClaim: z.string().min(1).optional(), roles: z.record(z.string(), providerRole).optional(), asksSecondFactor: z.boolean().default(false),
  })
  .refine(({ roleClaim, roles: map }) => (roleClaim === undefined) === (map === undefined), 'needs both roleClaim and roles, or neither');
/** In the environment a list is written with commas. */
const roleList = z.preprocess((given) => (typeof given === 'string' ? given.split(',').map((role) => role.trim()) : given), z.array(z.enum(roles)).default([]));

/** One row a setting. `env` is read before the file; `secret` is hidden when settings are printed. */
const table = {
  dataFolder: { env: 'HAIDANG_DATA', check: z.string().min(1).default('data'), means: 'folder of the embedded database' },
  host: { env: 'HOST', check: z.string().min(1).default('127.0.0.1'), means: 'address the dashboard listens on' },
  port: { env: 'PORT', check: port.default(8080), means: 'port the dashboard listens on' },
  publicUrl: { env: 'HAIDANG_PUBLIC_URL', check: address(/^https?:\/\//).optional(), means: 'address under which people reach the dashboard; https makes the cookie secure' },
  databaseUrl: { env: 'DATABASE_URL', check: address(/^postgres(ql)?:\/\//).optional(), means: 'a real PostgreSQL in place of the embedded database', secret: true },
  redisUrl: { env: 'REDIS_URL', check: address(/^rediss?:\/\//).optional(), means: 'Redis or Valkey for the jobs', secret: true },
  modelFolder: { env: 'HAIDANG_MODEL', check: z.string().min(1).optional(), means: 'folder of another model; the shipped one by default' },
  models: { env: null, check: replacements.optional(), means: 'stronger models in place of parts of the shipped one: topics, sentiment, embedding' },
  modelsFolder: { env: 'HAIDANG_MODELS', check: z.string().min(1).optional(), means: 'where "haidang models pull" keeps fetched models; "models" in the data folder by default' },
  profileFile: { env: 'HAIDANG_PROFILE', check: z.string().min(1).optional(), means: 'file of another province; Gia Lai (Quy Nhơn) by default' },
  backupFolder: { env: 'HAIDANG_BACKUPS', check: z.string().min(1).optional(), means: 'where backups are kept; "backups" in the data folder by default' },
  backupHours: { env: 'HAIDANG_BACKUP_HOURS', check: z.coerce.number().int().min(0).max(720).default(0), means: 'hours between backups that "haidang start" makes by itself; 0 makes none' },
  backupsKept: { env: 'HAIDANG_BACKUPS_KEPT', check: z.coerce.number().int().min(2).max(1000).default(14), means: 'how many of those it keeps, the newest' },
  contact: { env: 'HAIDANG_CONTACT', check: z.string().min(3).optional(), means: 'e-mail or page that outlets find in our User-Agent' },
  keepDays: { env: 'HAIDANG_KEEP_DAYS', check: z.coerce.number().int().min(1).max(3650).default(60), means: 'articles older than this many days are not fetched when first seen' },
  sources: { env: null, check: z.array(source).min(1).optional(), means: 'the real press; without it the fictional press is crawled' },
  alertChannels: { env: null, check: channelList.optional(), means: 'where alerts go: e-mail, webhook, Telegram, Zalo, Atom feed; docs/notes/alerts.md', secret: true },
  appSecret: { env: 'HAIDANG_SECRET', check: z.string().min(32, 'must have at least 32 characters').optional(), means: 'seals the keys of one-time codes and of webhooks; by default made once and kept in the data folder', secret: true },
  sessionHours: { env: 'HAIDANG_SESSION_HOURS', check: z.coerce.number().int().min(1).max(168).default(12), means: 'hours after which people sign in again in any case' },
  sessionIdleMinutes: { env: 'HAIDANG_SESSION_IDLE_MINUTES', check: z.coerce.number().int().min(5).max(1440).default(120), means: 'minutes without use after which people sign in again' },
  secondFactorRoles: { env: 'HAIDANG_SECOND_FACTOR_ROLES', check: roleList, means: 'roles that must have a second factor: a one-time code or a passkey' },
  identityProvider: { env: null, check: identityProvider.optional(), means: 'sign-in over OpenID Connect: issuer, clientId, clientSecret …; docs/notes/accounts.md', secret: true },
} satisfies Record<string, { env: string | null; check: z.ZodType; means: string; secret?: boolean }>;

type Table = typeof table;
export type Settings = { readonly [Name in keyof Table]: z.output<Table[Name]['check']> };

const names = Object.keys(table) as (keyof Table)[];

function readFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') throw new Problem('no-such-file', { file });
    throw new Problem('bad-setting', { where: file, cause: messageOf(thrown) });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('must be one JSON object {…}');
    return value as Record<string, unknown>;
  } catch (thrown) {
    throw new Problem('bad-setting', { where: file, cause: messageOf(thrown) });
  }
}

/** The closest known name, for a key that was mistyped. */
function nearest(key: string): string {
  const overlap = (name: string) => [...key.toLowerCase()].filter((letter) => name.toLowerCase().includes(letter)).length / Math.max(key.length, name.length);
  return [...names].sort((a, b) => overlap(b) - overlap(a))[0] ?? '';
}

/**
 * Reads settings from the environment and, where `file` (or HAIDANG_CONFIG) names one, from a JSON file.
 * Throws `bad-setting` with the one key that is wrong, where it stands and what is allowed.
 */
export function readSettings(env: NodeJS.ProcessEnv, file: string | undefined = env['HAIDANG_CONFIG']): Settings {
  const given = file === undefined ? {} : readFile(file);
  for (const key of Object.keys(given)) {
    if (!names.includes(key as keyof Table)) {
      throw new Problem('bad-setting', { where: `${file}, “${key}”`, cause: `there is no such setting; did you mean “${nearest(key)}”?` });
    }
  }
  const settings: Record<string, unknown> = {};
  for (const name of names) {
    const row: { env: string | null; check: z.ZodType } = table[name];
    const fromEnv = row.env === null ? undefined : env[row.env] || undefined;
    const result = row.check.safeParse(fromEnv ?? given[name]);
    if (!result.success) {
      const issue = result.error.issues[0];
      const path = [name, ...(issue?.path ?? [])].join('.');
      const where = fromEnv === undefined ? `${file ?? 'default'}, “${path}”` : `${row.env}`;
      throw new Problem('bad-setting', { where, cause: `${issue?.message ?? 'is wrong'}. It is: ${row === table.sources ? 'a list of sources, see README' : table[name].means}.` });
    }
    settings[name] = result.data;
  }
  return settings as Settings;
}

/** Settings as rows for people, secrets hidden. */
export function printableSettings(settings: Settings): { name: string; env: string; value: string; means: string }[] {
  return names.map((name) => {
    const row: { env: string | null; means: string; secret?: boolean } = table[name];
    const value = settings[name];
    const shown = value === undefined ? '—' : row.secret === true ? '(hidden)' : Array.isArray(value) ? (name === 'sources' ? `${value.length} sources` : value.join(', ') || '—') : typeof value === 'object' ? Object.keys(value).join(', ') : String(value);
    return { name, env: row.env ?? '', value: shown, means: row.means };
  });
}

/** The configured sources, or null where the fictional press is to be crawled. */
export function configuredSources(settings: Settings): readonly SourceDescription[] | null {
  if (settings.sources === undefined) return null;
  return settings.sources.map((given) => ({
    ...given,
    waysIn: given.waysIn.map(({ kind, url, linkPattern }) => ({ kind, url, ...(linkPattern === undefined ? {} : { linkPattern }) })),
  }));
}

/** Where backups are kept. */
export const backupFolderOf = ({ backupFolder, dataFolder }: Pick<Settings, 'backupFolder' | 'dataFolder'>): string => backupFolder ?? join(dataFolder, 'backups');

/** Where alerts go: what the configuration names, and always the screen. */
export function alertChannels({ alertChannels: given }: Settings): readonly Channel[] {
  return [{ key: 'screen', name: 'Hải Đăng', language: 'vi', kind: 'screen' }, ...(given ?? [])];
}
