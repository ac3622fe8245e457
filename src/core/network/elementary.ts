/**
 * Logarithm and exponential from + − × ÷ alone, so that they are the same in every browser: those of the
 * language may differ in the last bit.
 */

/** The natural logarithm of 2, to the last bit that a number holds. */
const LN2 = 6931471805599453e-16;
const TERMS = 20;

/** The natural logarithm, for 0 < x ≤ 1; good to about 15 digits. ln x = 2 artanh((x − 1) / (x + 1)). */
export function ln(x: number): number {
  let mantissa = x;
  let halvings = 0;
  while (mantissa < 0.75) {
    mantissa *= 2;
    halvings += 1;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  let power = z;
  let sum = z;
  for (let term = 3; term < 2 * TERMS; term += 2) {
    power *= z * z;
    sum += power / term;
  }
  return 2 * sum - halvings * LN2;
}

/** e to the power of x, for x ≥ 0; good to about 15 digits. */
export function exp(x: number): number {
  const doublings = Math.floor(x / LN2);
  const rest = x - doublings * LN2;
  let summand = 1;
  let result = 1;
  for (let term = 1; term < TERMS; term += 1) {
    summand *= rest / term;
    result += summand;
  }
  for (let times = 0; times < doublings; times += 1) result *= 2;
  return result;
}
