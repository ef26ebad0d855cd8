// SHA-1 (RFC 3174) and HMAC (RFC 2104) over it, of short messages and at once: WebCrypto has both, but only with a promise. They sign session
// cookies as itsdangerous does. As a bare fingerprint SHA-1 is broken; inside of HMAC it holds.

const BLOCK = 64;

/** The 20 bytes of the digest. */
export function sha1(message: Uint8Array): Uint8Array {
  const words = toWords(message);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Uint32Array(80);
  for (let block = 0; block < words.length; block += 16) digestBlock(state, words.subarray(block, block + 16), schedule);
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** The 20 bytes that only somebody with the key can make of the message. */
export function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(BLOCK);
  padded.set(key.length > BLOCK ? sha1(key) : key);
  const inner = concatenate(
    padded.map((byte) => byte ^ 0x36),
    message,
  );
  return sha1(
    concatenate(
      padded.map((byte) => byte ^ 0x5c),
      sha1(inner),
    ),
  );
}

function concatenate(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** The message padded to whole blocks: a one bit, zeros, the length in bits. */
function toWords(message: Uint8Array): Uint32Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4));
}

function digestBlock(state: Uint32Array, words: Uint32Array, schedule: Uint32Array): void {
  schedule.set(words);
  for (let step = 16; step < 80; step++) {
    schedule[step] = rotate(schedule[step - 3]! ^ schedule[step - 8]! ^ schedule[step - 14]! ^ schedule[step - 16]!, 1);
  }
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let step = 0; step < 80; step++) {
    const [mixed, constant] = mix(step, b, c, d);
    const next = (rotate(a, 5) + mixed + e + constant + schedule[step]!) >>> 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => (state[index] = state[index]! + word));
}

function mix(step: number, b: number, c: number, d: number): [mixed: number, constant: number] {
  if (step < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (step < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (step < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
