// robots.txt that fails, floods or asks for the moon.

import { drip, flood, honest, page, type Animal, type HttpAnswer } from '../animal.ts';

const robot = (name: string, ending: string, robots: HttpAnswer, says?: RegExp): Animal => page(name, ending, honest, { robots, ...(says ? { says } : {}) });
const text = { 'content-type': 'text/plain' } as const;

export const robots: readonly Animal[] = [
  robot('robots-500', 'skipped server-error', (_, response) => void response.writeHead(500).end(), /robots\.txt/),
  robot('robots-429', 'skipped blocked-by-origin', (_, response) => void response.writeHead(429, { 'retry-after': '0' }).end(), /robots\.txt/),
  robot('robots-403', 'kept', (_, response) => void response.writeHead(403).end()),
  robot('robots-of-5-gb', 'kept', (_, response) => {
    response.writeHead(200, { ...text, 'content-length': '5000000000' });
    flood(response, 'User-agent: *\nDisallow: /nowhere\n'.repeat(500));
  }),
  robot('robots-of-5-gb-that-forbids', 'skipped forbidden-by-robots', (_, response) => {
    response.writeHead(200, { ...text, 'content-length': '5000000000' });
    flood(response, 'User-agent: *\nDisallow: /robots-of\n'.repeat(500));
  }),
  robot('robots-redirects-for-ever', 'kept', (_, response) => void response.writeHead(302, { location: '/robots.txt' }).end()),
  robot('robots-redirects-into-the-private-network', 'skipped unsafe-address', (_, response, { safe }) => void response.writeHead(302, { location: `http://127.0.0.1:${safe}/robots.txt` }).end()),
  robot('robots-binary', 'kept', (_, response) => void response.writeHead(200, text).end(Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 40_503) % 256)))),
  robot('robots-drips', 'skipped too-slow', (_, response) => {
    response.writeHead(200, text);
    drip(response, 'User-agent: *\n');
  }),
  robot('robots-that-is-a-page', 'kept', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Disallow: /</body></html>')),
  robot('robots-with-a-delay-of-a-year', 'kept', (_, response) => void response.writeHead(200, text).end('User-agent: *\nCrawl-delay: 31536000\nDisallow:')),
  robot('robots-with-a-delay-that-is-no-number', 'kept', (_, response) => void response.writeHead(200, text).end('User-agent: *\nCrawl-delay: 1e999\nCrawl-delay: NaN\nCrawl-delay: -5\n')),
  robot('robots-with-patterns-of-stars', 'kept', (_, response) => void response.writeHead(200, text).end(`User-agent: *\n${`Disallow: /${'*a'.repeat(90)}b$\n`.repeat(2_000)}`)),
  robot('robots-forbids-all', 'skipped forbidden-by-robots', (_, response) => void response.writeHead(200, text).end('User-agent: *\nDisallow: /')),
];
