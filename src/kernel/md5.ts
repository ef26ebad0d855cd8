// MD5 (RFC 1321) of a short text, for entity tags that equal Starlette's: edge runtimes have no MD5 of their own.
// It is a fingerprint here and nothing else. Never use it where somebody could gain by a collision.

/** How far each of the 64 steps rotates: four amounts a round, taken in turn. */
const rotations: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/** The constant of each step is a part of its sine (RFC 1321 §3.4). */
const sines: Uint32Array = /* @__PURE__ */ Uint32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/** The MD5 digest of the UTF-8 bytes of `text`, as 32 hexadecimal digits. */
export function md5(text: string): string {
  const words = toBlocks(new TextEncoder().encode(text));
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < words.length; block += 16) digestBlock(state, words.subarray(block, block + 16));
  const bytes = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => bytes.setUint32(index * 4, word, true));
  let digest = "";
  for (let index = 0; index < 16; index++) digest += bytes.getUint8(index).toString(16).padStart(2, "0");
  return digest;
}

/** The message padded to whole blocks of 16 words: a one bit, zeros, the length in bits (RFC 1321 §3.1, §3.2). */
function toBlocks(message: Uint8Array): Uint32Array {
  const view = new DataView(new ArrayBuffer(Math.ceil((message.length + 9) / 64) * 64));
  message.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(message.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(message.length) * 8n, true);
  return Uint32Array.from({ length: view.byteLength / 4 }, (_, index) => view.getUint32(index * 4, true));
}

function digestBlock(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    let mixed: number;
    let word: number;
    if (round === 0) [mixed, word] = [(b & c) | (~b & d), step];
    else if (round === 1) [mixed, word] = [(d & b) | (~d & c), (5 * step + 1) % 16];
    else if (round === 2) [mixed, word] = [b ^ c ^ d, (3 * step + 5) % 16];
    else [mixed, word] = [c ^ (b | ~d), (7 * step) % 16];
    const sum = (a + mixed + sines[step]! + words[word]!) | 0;
    const turn = rotations[round]![step % 4]!;
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
}
