import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { models } from '../../src/commands/models.ts';

const tiny = join(import.meta.dirname, '../models');
const folder = mkdtempSync(join(tmpdir(), 'haidang-models-'));
let server: Server;
let hub = '';
let broken = '';
/** A hub: /owner/NAME/resolve/main/FILE out of test/models, weights by a redirect as the real one gives them. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, name, file = ''] = /^\/owner\/([\w-]+)\/resolve\/main\/(.+)$/.exec(request.url ?? '') ?? /^\/store\/([\w-]+)\/(.+)$/.exec(request.url ?? '') ?? [];
    const path = join(tiny, name ?? '', file);
    if (name === undefined || !existsSync(path)) return void response.writeHead(404).end();
    if (file.startsWith('onnx/') && !request.url?.startsWith('/store/')) return void response.writeHead(302, { location: `/store/${name}/${file}` }).end();
    const content = readFileSync(path);
    response.writeHead(200, { 'content-length': content.length });
    if (file !== broken) return void response.end(content);
    response.write(content.subarray(0, 10));
    response.socket?.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => void (broken = ''));

const config = join(folder, 'office.json');
const configure = (settings: object) => writeFileSync(config, JSON.stringify({ modelsFolder: join(folder, 'fetched'), ...settings }));

async function run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const [out, said]: [string[], string[]] = [[], []];
  const terminal: Terminal = { interactive: false, say: (line) => void said.push(line), progress: () => {}, out: (line) => void out.push(line) };
  const code = await models.run([...args, '--config', config], terminal);
  return { code, out: out.join('\n'), said: said.join('\n') };
}

describe('haidang models', () => {
  it('fetches a model, lists what it can do, and finds it whole', async () => {
    configure({});
    expect((await run('pull', 'owner/sentiment-tiny', '--from', hub)).said).toContain('4 files of owner/sentiment-tiny');
    const { out } = await run('list');
    expect(out).toContain('haidang-small');
    expect(out).toContain('owner/sentiment-tiny: labels NEG, NEU, POS; width 3; onnx/model.onnx');
    expect((await run('verify', 'owner/sentiment-tiny')).said).toContain('4 files are as they were fetched');
  });

  it('says of a file that was changed since which one it is', async () => {
    configure({});
    await run('pull', 'owner/nli-tiny', '--from', hub);
    writeFileSync(join(folder, 'fetched/owner/nli-tiny/config.json'), '{}');
    await expect(run('verify', 'owner/nli-tiny')).rejects.toThrow(/config\.json is not the file that was fetched/);
  });

  it('keeps the copy that is there when a new one breaks off', async () => {
    configure({});
    await run('pull', 'owner/encoder-tiny', '--from', hub);
    broken = 'onnx/model.onnx';
    await expect(run('pull', 'owner/encoder-tiny', '--from', hub)).rejects.toMatchObject({ code: 'no-answer' });
    expect((await run('verify', 'owner/encoder-tiny')).code).toBe(0);
    expect(existsSync(join(folder, 'fetched/owner/encoder-tiny.part'))).toBe(false);
  });

  it('refuses a name that is none, a model that the hub lacks, and a hub that does not answer', async () => {
    configure({});
    await expect(run('pull', '../../etc', '--from', hub)).rejects.toMatchObject({ code: 'bad-usage' });
    await expect(run('pull', 'owner/nothing', '--from', hub)).rejects.toThrow(/the hub has no such file/);
    await expect(run('pull', 'owner/nli-tiny', '--from', 'http://127.0.0.1:9')).rejects.toMatchObject({ code: 'no-answer' });
  });

  it('verifies the parts that the settings replace, and says what to do for one that was never fetched', async () => {
    configure({});
    await run('pull', 'owner/sentiment-tiny', '--from', hub);
    configure({ models: { sentiment: { use: 'owner/sentiment-tiny' }, embedding: { use: join(tiny, 'encoder-tiny'), sameEventCosine: 0.9 } } });
    expect((await run('verify')).said).toMatch(/sentiment-tiny.*whole/s);
    configure({ models: { topics: { use: 'owner/elsewhere', how: 'zero-shot' } } });
    await expect(run('verify')).rejects.toThrow(/haidang models pull owner\/elsewhere/);
  });
});
