// Words of stopping in languages of which only whole-message words are known. A sentence in them is
// read by nobody here; the words alone are never missed. No native reader has reviewed them. Left
// out: words that mean something else in a language above (Swedish `slut`, Finnish `seis`, Turkish `dur`).

/** By BCP 47; commas between words. Source: keywords of text services, own knowledge, 2026-11. */
export const MORE: Readonly<Record<string, string>> = {
  pl: 'wypisz, wypisz mnie, rezygnuję, rezygnacja, zatrzymaj, anuluj subskrypcję, odsubskrybuj, nie wysyłaj, zrezygnuj, przestań, przestańcie, nie pisz do mnie',
  sv: 'avsluta, avregistrera, avanmäl, avanmälan, sluta, avprenumerera',
  da: 'afmeld, frameld, afmeld mig, stop beskeder',
  nb: 'avmeld, meld meg av, avslutt, slutt å sende',
  fi: 'lopeta, peruuta tilaus, poista minut, älä lähetä',
  cs: 'odhlásit, odhlásit se, zrušit odběr, ukončit, přestaňte',
  sk: 'odhlásiť, odhlásiť sa, zrušiť odber, prestaňte',
  hr: 'odjava, odjavi me, odjavite me, prestani, prestanite, ne šaljite više',
  el: 'στοπ, διακοπή, διαγραφή, σταμάτα, τέλος, σταματήστε',
  he: 'הסר, הסרה, הפסק, תפסיקו, להסרה',
  hu: 'leiratkozás, leiratkozom, állj, leállít, leállítás, töröljenek, ne írjanak',
  ro: 'dezabonare, dezabonează, opriți, oprește, renunț',
  ru: 'стоп, отписаться, отписка, отпишите меня, хватит, отмена, прекратите, не присылайте, не пишите, не пишите мне, не пиши мне, не писать, удалите меня',
  uk: 'відписатися, відписка, припиніть, досить, не пишіть, не пишіть мені',
  tr: 'durdur, iptal, abonelikten çık, listeden çık, mesaj atmayın',
  ms: 'henti, berhenti langgan, jangan hantar lagi, tamatkan',
  zh: 'td, 停止, 退订, 退訂, 取消订阅, 取消訂閱, 拒收, 停止发送, 停止發送, 不要再发了, 不要再發了, 别发了, 別發了, 不要发了, 请停止, 請停止, 请勿打扰, 請勿打擾',
  ko: '수신거부, 거부, 중지, 정지, 그만, 그만해, 해지, 구독취소, 수신 거부, 보내지 마세요, 그만 보내세요, 스톱',
  th: 'หยุด, ยกเลิก, หยุดส่ง, เลิกส่ง, ไม่รับข้อความ',
  vi: 'hủy đăng ký, ngừng gửi, dừng lại, huỷ đăng ký, từ chối nhận tin, đừng gửi nữa',
}
