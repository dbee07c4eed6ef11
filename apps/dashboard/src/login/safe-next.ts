/** Where to go after the login: a page of ours and nothing else, whatever the address says. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || /^\/login\b/.test(next)) return '/';
  // Browsers drop these before they read an address, and `/\t/elsewhere` would lead away.
  return /[\t\n\r]/.test(next) ? '/' : next;
}
