// Work for the processor: the largest prime below a number, by trying.

export default function largestPrime(below: number): number {
  for (let candidate = below - 1; candidate > 1; candidate -= 1)
    if (isPrime(candidate)) return candidate;
  throw new RangeError(`There is no prime below ${below}.`);
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1)
    if (candidate % divisor === 0) return false;
  return candidate > 1;
}
