// Three countries whose numbers WhatsApp writes in two ways, old and new: one person all the same.
// Brazil put a 9 before its mobile numbers, Mexico dropped a 1, and Argentina puts a 9 before a
// mobile number only when it is called from abroad.
// Source: Meta, Cloud API, "Phone number formats" (Brazil, Mexico, Argentina); ITU-T E.164 national
// numbering plans of BR (2016), MX (2019), AR.

const MEXICO_OLD = /^\+521\d{10}$/
/** Area code and ten digits in all; none begins with 9. */
const ARGENTINA_SHORT = /^\+54[1-8]\d{9}$/
/** Area code, and a mobile number of eight digits; landlines begin with 2 to 5. */
const BRAZIL_SHORT = /^\+55\d{2}[6-9]\d{7}$/

/** Whether numbers of this country (E.164) have two ways of being written. */
export function hasVariants(e164: string): boolean {
  // Asked for everybody who is ever looked up: two characters tell for nearly all.
  if (e164.charCodeAt(1) !== 53) return false
  const second = e164.charCodeAt(2)
  return second === 50 || second === 52 || second === 53
}

/** Another way of writing a number in its canonical form, where there is one. */
export function otherForm(canonical: string): string | undefined {
  if (!hasVariants(canonical)) return undefined
  const other = canonical
    .replace(/^\+52(?=\d{10}$)/, '+521')
    .replace(/^\+549(?=[1-8]\d{9}$)/, '+54')
    .replace(/^(\+55\d{2})9(?=[6-9]\d{7}$)/, '$1')
  return other === canonical ? undefined : other
}

/** The one form people are known under: any other way of writing the number gives it too. */
export function canonicalPhone(e164: string): string {
  if (!hasVariants(e164)) return e164
  if (MEXICO_OLD.test(e164)) return `+52${e164.slice(4)}`
  if (ARGENTINA_SHORT.test(e164)) return `+549${e164.slice(3)}`
  if (BRAZIL_SHORT.test(e164)) return `${e164.slice(0, 5)}9${e164.slice(5)}`
  return e164
}
