/**
 * Passwords that are tried first everywhere, and in Vietnam: compared without case, spaces and the
 * digits and signs at either end (ASVS 6.2.4, 6.2.11).
 */
const WORDS = new Set(
  `password passwort pass passwd p@ssword p@ssw0rd passw0rd admin administrator quantri quantrivien
  qwerty qwertyuiop qwertyui asdfghjkl zxcvbnm abcdefgh abcabc abcd iloveyou letmein welcome login
  master superman batman dragon monkey football baseball princess sunshine shadow trustno secret
  changeme default guest test tester testtest user username root toor system
  matkhau matkhaumoi anhyeuem emyeuanh vietnam hanoi saigon danang hochiminh tphcm congan chutich
  uybannhandan ubnd ubndxa xa phuong tinh congdan dichvucong motcua nhipxa nhip ioc trungtam
  khongbiet khongco maimaiyeuem songuyen yeuem anhyeu iloveu toiyeuvietnam`.split(/\s+/),
);

/** At most this many characters beside a common word do not make it uncommon. */
const DECORATION_MOST = 8;
/** A repeated or counted-up run is weak whatever its length. */
const RUNS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz'];

/** Whether a password is among those that are guessed first. */
export function isWeakPassword(password: string, username: string): boolean {
  const plain = password.normalize('NFC').toLowerCase().replace(/\s+/g, '');
  if (new Set(plain).size < 4 || RUNS.some((run) => run.includes(plain))) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const decorated = plain.length - core.length <= DECORATION_MOST;
  return core === '' ? isDate(plain) : decorated && (WORDS.has(core) || core === username);
}

/** Eight digits of a birthday or another day, with or without signs between. */
const isDate = (plain: string): boolean =>
  /^\d{1,2}[-./]?\d{1,2}[-./]?(19|20)\d{2}$/.test(plain) ||
  /^(19|20)\d{2}[-./]?\d{1,2}[-./]?\d{1,2}$/.test(plain);
