// Bot walls that answer 200 with a challenge: recognised, said to be so, never worked around. Each is a skeleton written after the
// marks that the product's pages are known by; none is a copied page.

import { article, html, page, paragraphs, wayIn, type Animal } from '../animal.ts';

const shell = (title: string, body: string): string => `<!DOCTYPE html><html><head><title>${title}</title><meta name="robots" content="noindex"></head><body>${body}</body></html>`;
const walls: Readonly<Record<string, string>> = {
  cloudflare: shell('Just a moment...', '<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={cvId:"3"};var a=document.createElement("script");a.src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1";})();</script>'),
  incapsula: '<html><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=23&xinfo=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
  datadome: shell('zoo.test', '<p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={"rt":"c","host":"geo.captcha-delivery.com"}</script><script src="https://ct.captcha-delivery.com/c.js"></script>'),
  perimeterx: shell('Access to this page has been denied', '<div id="px-captcha"></div><script>window._pxAppId="PXzoo";</script>'),
  sucuri: '<html><title>You are being redirected...</title><noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},S="c3Vj";sucuri_cloudproxy_js="";</script></html>',
  'ddos-guard': shell('DDoS-Guard', '<h1>Checking your browser before accessing</h1><script src="/.well-known/ddos-guard/js-challenge/index.js"></script>'),
  anubis: shell('Making sure you&#39;re not a bot!', '<script id="anubis_challenge" type="application/json">{}</script><script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>'),
  'aws-waf': shell('', '<script>window.awsWafCookieDomainList=[];window.gokuProps={"key":"a"};</script><div id="challenge-container"></div>'),
  jsl: '<script>document.cookie=("__jsl_clearance_s=1700000000.1|-1|x;max-age=3600;path=/");location.href=location.pathname+location.search</script>',
  aliyun: '<html><script>var arg1="3E";function setCookie(name,value){document.cookie=name+"="+value}function reload(x){setCookie("acw_sc__v2",x);document.location.reload();}</script></html>',
  d1n: '<html><body><script>document.cookie="D1N=8d1e"+"; expires=Fri, 31-Dec-2099 23:55:55 GMT; path=/";window.location.reload(true);</script></body></html>',
  testcookie: '<html><body><script type="text/javascript" src="/aes.js"></script><script>function toNumbers(d){return d}var a=toNumbers("f6");document.cookie="__test="+a;location.href="/?i=1";</script></body></html>',
};

export const wallAnimals: readonly Animal[] = [
  ...Object.entries(walls).map(([name, body]) => page(`wall-of-${name}`, 'skipped blocked-by-origin', (_, response) => void response.writeHead(200, html).end(body), { says: /bot wall/ })),
  wayIn('feed', 'wall-before-the-feed', { poll: 'blocked-by-origin', says: /bot wall/ }, (_, response) => void response.writeHead(200, html).end(walls['cloudflare'])),
  page('wall-said-in-the-head-alone', 'skipped blocked-by-origin', (_, response) => void response.writeHead(202, { ...html, 'x-amzn-waf-action': 'challenge' }).end(), { says: /bot wall/ }),
  page('wall-before-robots-only', 'kept', (_, response, { name }) => void response.writeHead(200, html).end(article(name)), { robots: (_, response) => void response.writeHead(200, html).end(walls['cloudflare']) }),
  // What looks like a wall and is none: the script that Cloudflare puts into ordinary pages, and an article about walls.
  page('no-wall-but-its-script', 'kept', (_, response, { name }) => void response.writeHead(200, html).end(article(name, { extra: '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>' }))),
  page('no-wall-but-an-article-about-walls', 'kept', (_, response, { name }) =>
    void response.writeHead(200, html).end(article(name, { title: 'Just a moment... why you must prove that you are human', body: `${paragraphs(name).map((text) => `<p>${text}</p>`).join('')}<pre>window._cf_chl_opt, _Incapsula_Resource, px-captcha, D1N=, document.cookie</pre>` }))),
];
