// Rule 4. Answers are on the record: the software reads the press and posts nothing anywhere.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFetcher } from '../../crawlers/index.ts';

const sources = ['src', 'crawlers', 'classifiers', 'dashboards'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsx?|js)$/.test(name)).map((name) => `${folder}/${name}`),
);

describe('nothing posts anywhere', () => {
  it('asks outlets with GET alone', async () => {
    const methods = new Set<string>();
    const server = createServer((request, response) => {
      methods.add(request.method ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fetcher = createFetcher({ userAgent: 'HaiDangTest/1.0', allowedPrivate: [host] });
    expect((await fetcher.get(`http://${host}/page`)).kind).toBe('page');
    await fetcher.close();
    server.close();
    expect([...methods]).toEqual(['GET']);
  });

  it('opens connections to the outside in the crawlers only, and to a hub where somebody fetches a model', () => {
    const opens = /from '(undici|node:https?|node:net|node:tls|nodemailer)'|\bfetch\(/;
    const mayOpen = /^crawlers\/fetch\/|^src\/(serve|demo-press\/|replay\/|database\/|queue\/|commands\/models-pull)|^dashboards\/assets\//;
    expect(sources.filter((file) => !mayOpen.test(file) && opens.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('has no word of a social network or a mail server in its packages', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => /twitter|facebook|telegram|zalo|weibo|discord|slack|mail|smtp/i.test(name))).toEqual([]);
  });
});
