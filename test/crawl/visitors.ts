import { ANDROID as PHONE } from '../support/browsers.ts'
// Who looks at links besides people: previews, crawlers, mail scanners, browsers that fetch ahead.

export type Headers = Readonly<Record<string, string>>

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'

const named = (name: string): Headers => ({ 'user-agent': name })

export const VISITORS: Readonly<Record<string, Headers>> = {
  'WhatsApp’s preview': named('WhatsApp/2.25.20.81 A'),
  Facebook: named('facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'),
  Slack: named('Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'),
  Twitter: named('Twitterbot/1.0'),
  // Safe Links opens links under the name of an ordinary browser.
  'Outlook’s Safe Links': { ...named(EDGE), 'x-ms-exchange-organization-scl': '-1' },
  Google: named('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'),
  curl: named('curl/8.14.1'),
  nobody: named(''),
  'a phone': { ...named(PHONE), 'sec-ch-ua-mobile': '?1', 'sec-fetch-site': 'none' },
  'a browser that renders ahead': { ...named(PHONE), 'sec-purpose': 'prefetch;prerender' },
  'a browser that fetches ahead': { ...named(EDGE), purpose: 'prefetch' },
  'a request that calls itself a post': {
    ...named('curl/8.14.1'),
    'x-http-method-override': 'POST',
    'x-method-override': 'POST',
    'content-type': 'application/x-www-form-urlencoded',
  },
}

export const LOOKING = ['GET', 'HEAD', 'OPTIONS'] as const
export type Look = (typeof LOOKING)[number]
