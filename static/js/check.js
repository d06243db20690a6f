// A scanned or pasted code is verified here, in the browser. It stands after the # and is sent to nobody; only the
// number that was found in it is asked of our register, and without a connection not even that.
const proof = document.querySelector('#proof');
const said = document.querySelector('#said');
const form = document.querySelector('main form');
const WAIT = 10000; // milliseconds
const CLAIMS = { 2: 'number', 4: 'ends', 5: 'starts', 6: 'signedAt', '-70001': 'name', '-70002': 'place', '-70003': 'level' };
const TEXTS = ['number', 'name', 'place', 'level'];

class Refused extends Error {}

const bytesOf = (text) => {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) throw new Refused('letters');
  const usual = text.replaceAll('-', '+').replaceAll('_', '/');
  const plain = atob(usual);
  if (btoa(plain).replace(/=+$/, '') !== usual) throw new Refused('letters'); // the same bytes have one text
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

// As much of CBOR (RFC 8949) as a certificate needs: whole numbers, bytes, text, arrays and maps.
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    if (this.at + count > this.bytes.length) throw new Refused('short');
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }

  expect(...wanted) {
    if (this.take(wanted.length).some((byte, place) => byte !== wanted[place])) throw new Refused('shape');
  }

  head() {
    const [first] = this.take(1);
    const small = first & 31;
    if (small > 27) throw new Refused('length');
    const size = small < 24 ? 0 : 2 ** (small - 24);
    const value = size ? this.take(size).reduce((sum, byte) => sum * 256 + byte, 0) : small;
    return [first >> 5, value];
  }

  item() {
    const [kind, value] = this.head();
    switch (kind) {
      case 0: return value;
      case 1: return -1 - value;
      case 2: return this.take(value);
      case 3: return new TextDecoder('utf-8', { fatal: true }).decode(this.take(value));
      case 5: return new Map(Array.from({ length: Math.min(value, 100) }, () => [this.item(), this.item()]));
      default: throw new Refused('kind');
    }
  }

  // Bytes, as they are and together with their head.
  wrapped() {
    const start = this.at;
    const inside = this.item();
    if (!(inside instanceof Uint8Array)) throw new Refused('bytes');
    return [inside, this.bytes.slice(start, this.at)];
  }
}

// COSE_Sign1 (RFC 9052): the tag, four parts; and the bytes that its signature is of.
const opened = (code) => {
  const reader = new Reader(bytesOf(code));
  reader.expect(0xd2, 0x84);
  const [header, headerWrapped] = reader.wrapped();
  reader.expect(0xa0);
  const [payload, payloadWrapped] = reader.wrapped();
  const [signature] = reader.wrapped();
  if (reader.at !== reader.bytes.length) throw new Refused('long');
  const start = [0x84, 0x6a, ...new TextEncoder().encode('Signature1')];
  const signed = Uint8Array.from([...start, ...headerWrapped, 0x40, ...payloadWrapped]);
  return { header: new Reader(header).item(), payload, signature, signed };
};

const named = (header) => {
  if (!(header instanceof Map) || header.get(1) !== -8 || !(header.get(4) instanceof Uint8Array)) throw new Refused('way');
  return new TextDecoder().decode(header.get(4));
};

// The keys came with the page, which may be an hour old: a code with a newer one is looked up before it is refused.
let keys = JSON.parse(proof.dataset.keys);
const keyNamed = async (kid) => {
  const find = () => keys.find((each) => each.kid === kid);
  if (!find()) {
    const answer = await fetch(proof.dataset.newer, { cache: 'no-cache' }).catch(() => null);
    if (answer?.ok) ({ keys } = await answer.json());
  }
  if (!find()) throw new Refused('key');
  return find();
};

const claimsOf = (payload) => {
  const found = new Reader(payload).item();
  const claims = Object.fromEntries(Object.entries(CLAIMS).map(([label, name]) => [name, found.get(Number(label))]));
  if (Object.entries(claims).some(([name, claim]) => typeof claim !== (TEXTS.includes(name) ? 'string' : 'number'))) throw new Refused('claims');
  return claims;
};

const canVerify = async (key) => {
  try {
    return await crypto.subtle.importKey('raw', bytesOf(key.x), { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return null; // an old browser, or one that came by plain HTTP
  }
};

// What a code says, whether a key of ours proves nothing, and whether this browser could verify the signature.
const read = async (asked) => {
  const { header, payload, signature, signed } = opened(asked);
  const key = await keyNamed(named(header));
  const publicKey = await canVerify(key);
  if (publicKey && !(await crypto.subtle.verify({ name: 'Ed25519' }, publicKey, signature, signed))) throw new Refused('signature');
  return { ...claimsOf(payload), isTest: key.test, isVerified: Boolean(publicKey) };
};

const day = (seconds) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(seconds * 1000);

const show = (...cases) => {
  proof.hidden = false;
  for (const part of proof.querySelectorAll('[data-case]')) part.hidden = !cases.includes(part.dataset.case);
};

const fill = (claims) => {
  const words = {
    ...claims,
    dates: `${day(claims.starts)} to ${day(claims.ends - 1)}`, // it ends with the midnight after its last day
    signed: day(claims.signedAt),
  };
  for (const place of proof.querySelectorAll('[data-say]')) place.textContent = words[place.dataset.say];
};

// The browser reads the answer as a document by itself: no text of ours becomes HTML.
const ask = (number) => new Promise((answer, refuse) => {
  const request = new XMLHttpRequest();
  request.open('GET', `${form.action}?q=${encodeURIComponent(number)}`);
  request.responseType = 'document';
  request.timeout = WAIT;
  request.onload = () => (request.response?.querySelector('#said > *') ? answer(request.response) : refuse(new Error()));
  request.onerror = request.ontimeout = () => refuse(new Error());
  request.send();
});

const nowOf = (claims) => {
  const now = Date.now() / 1000;
  return now >= claims.ends ? ['over'] : now < claims.starts ? ['early'] : [];
};

const code = () => location.hash.slice(1);

const casesOf = (claims) => {
  const first = claims.isTest ? ['test'] : [];
  return claims.isVerified ? [...first, 'genuine', ...nowOf(claims)] : [...first, 'unable'];
};

const check = async () => {
  const asked = code();
  if (asked.length < 20) return; // a place on the page, or nothing
  said.replaceChildren();
  const claims = await read(asked).catch(() => null);
  if (asked !== code()) return; // another was scanned meanwhile
  if (!claims) return show('refused');
  if (claims.isVerified) fill(claims);
  show(...casesOf(claims), 'asking');
  const page = await ask(claims.number).catch(() => null);
  if (asked !== code()) return;
  if (page) said.replaceChildren(...page.querySelector('#said').children);
  proof.querySelector('details').open = !page; // the register's answer says more
  const alone = claims.isVerified ? ['unasked', 'signed'] : ['unasked'];
  show(...casesOf(claims), ...(page ? [] : alone));
};

// A code that is pasted goes after the #, too, and not to the server.
form.addEventListener('submit', (event) => {
  const pasted = form.elements.q.value.trim().split('#').pop();
  if (!/^[A-Za-z0-9_-]{100,}$/.test(pasted)) return;
  event.preventDefault();
  if (code() === pasted) check();
  else location.hash = pasted;
});

proof.querySelector('button').addEventListener('click', check);
addEventListener('hashchange', check);
check();
