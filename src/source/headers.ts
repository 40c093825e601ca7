/** The headers of every answer of the site, once: the build writes them for hosts, the preview server sends them. */

export const headers: Record<string, string> = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "media-src 'self'", "connect-src 'self'",
    "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; '),
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': ['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'usb', 'xr-spatial-tracking'].map((feature) => `${feature}=()`).join(', '),
}
/** Downloads and the catalogue are there for other sites too. */
export const open: Record<string, string> = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' }
export const openPaths = ['/downloads/', '/materials.json']
/** Files whose name changes with their contents may be kept for a year. */
export const forever = 'public, max-age=31536000, immutable'
export const foreverPaths = ['/_astro/']
export const fresh = 'public, max-age=0, must-revalidate'

/** Headers of one address. */
export function headersFor(path: string): Record<string, string> {
  return {
    ...headers,
    'Cache-Control': foreverPaths.some((start) => path.startsWith(start)) ? forever : fresh,
    ...(openPaths.some((start) => path.startsWith(start)) ? open : {}),
  }
}

/** The file `_headers` that many hosts read. */
export function hostFile(): string {
  const block = (path: string, entries: Record<string, string>) => `${path}\n${Object.entries(entries).map(([name, value]) => `  ${name}: ${value}`).join('\n')}\n`
  const rest = (start: string, entries: Record<string, string>) => block(start.endsWith('/') ? `${start}*` : start, Object.fromEntries(Object.entries(entries).flatMap(([name, value]) => (name in headers || name === 'Cache-Control' ? [[`! ${name}`, ''], [name, value]] : [[name, value]]))))
  return [
    block('/*', { ...headers, 'Cache-Control': fresh }),
    ...foreverPaths.map((start) => rest(start, { 'Cache-Control': forever })),
    ...openPaths.map((start) => rest(start, open)),
  ].join('\n').replace(/^ {2}(! [\w-]+): $/gm, '  $1')
}

/** Kinds of file of the site, and of what a municipality may hand out, with their endings. */
const types: Record<string, string> = {
  'text/html': 'html', 'text/css': 'css', 'text/javascript': 'js mjs', 'application/json': 'json', 'application/xml': 'xml', 'text/plain': 'txt srt', 'text/csv': 'csv', 'text/calendar': 'ics', 'text/vtt': 'vtt',
  'image/svg+xml': 'svg', 'image/png': 'png', 'image/jpeg': 'jpg jpeg', 'image/webp': 'webp', 'image/avif': 'avif', 'image/x-icon': 'ico', 'video/mp4': 'mp4', 'audio/mpeg': 'mp3', 'application/wasm': 'wasm',
  'application/pdf': 'pdf', 'application/zip': 'zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx', 'application/vnd.oasis.opendocument.text': 'odt',
}

/** A server block for nginx. */
export function nginx(): string {
  const lines = (entries: Record<string, string>, indent: string) => Object.entries(entries).map(([name, value]) => `${indent}add_header ${name} "${value}" always;`).join('\n')
  return `# nginx: inside server { … }; the site lies in /srv/site/dist
root /srv/site/dist;
index index.html;
error_page 404 /404.html;
charset utf-8;
gzip on; gzip_types text/css text/javascript application/json application/xml image/svg+xml text/calendar text/csv text/vtt;
# In full: a list of types replaces the one of the server, and its own list may not know mjs, vtt and ics.
default_type application/octet-stream;
types {
${Object.entries(types).map(([type, endings]) => `  ${type} ${endings};`).join('\n')}
}
location / { try_files $uri $uri/ =404;
${lines(headersFor('/'), '  ')}
}
${[...foreverPaths, ...openPaths].map((path) => `location ${path} {\n${lines(headersFor(path), '  ')}\n}`).join('\n')}
`
}

/** A site block for Caddy. */
export function caddy(): string {
  const lines = (entries: Record<string, string>) => Object.entries(entries).map(([name, value]) => `    ${name} "${value.replaceAll('"', '\\"')}"`).join('\n')
  return `# Caddy: the site lies in /srv/site/dist
site.example {
  root * /srv/site/dist
  encode zstd gzip
  file_server
  handle_errors {
    rewrite * /404.html
    file_server
  }
  header {
${lines(headersFor('/'))}
  }
${[...foreverPaths, ...openPaths].map((path) => `  header ${path}${path.endsWith('/') ? '*' : ''} {\n${lines(Object.fromEntries(Object.entries(headersFor(path)).filter(([name, value]) => headersFor('/')[name] !== value)))}\n  }`).join('\n')}
}
`
}
