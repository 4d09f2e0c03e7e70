// What a machine in a public place needs: number keys, and a screen that clears itself for the
// next person. Without this script the form is a plain one, and reloads by itself after a while.

const form = document.querySelector('form[data-looked]')
const idle = document.getElementById('idle')
const home = document.getElementById('home').href

if (form) {
  useKeypad(form.elements.phone, document.getElementById('keypad'))
  form.addEventListener('input', begin)
}
watch()
// Nothing is left behind for "back": neither in the page the browser keeps, nor in one it redraws.
addEventListener('pagehide', empty)
addEventListener('pageshow', (event) => {
  if (event.persisted) location.replace(home)
})
// A form come back to would be the last person's, whose transaction its address names.
const [came] = performance.getEntriesByType('navigation')
if (form && came?.type === 'back_forward' && location.href !== home) location.replace(home)
// Another language is the same turn, and nothing to go back from.
document.querySelector('.kiosk__languages')?.addEventListener('click', (event) => {
  const link = event.target.closest('a')
  if (!link) return
  event.preventDefault()
  location.replace(link.href)
})

function useKeypad(field, keypad) {
  keypad.hidden = false
  // The keys are on the page: the system's own keyboard would only cover them.
  field.inputMode = 'none'
  keypad.addEventListener('click', (event) => {
    const key = event.target.closest('button')?.dataset.key
    if (key === undefined) return
    if (key === 'clear') field.value = ''
    else if (key === 'erase') field.value = field.value.slice(0, -1)
    else if (key !== '+' || field.value === '') field.value += key
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Counts that somebody began, once and without anything about them. */
function begin() {
  if (form.elements.begun.value !== '') return
  form.elements.begun.value = '1'
  fetch(form.dataset.looked, { method: 'POST', keepalive: true }).catch(() => {})
}

function empty() {
  if (!form) return
  for (const box of form.querySelectorAll('[type=checkbox]')) box.checked = false
  form.elements.phone.value = ''
}

/** Asks after a while without a touch; without an answer the screen goes back to the start. */
function watch() {
  const count = document.getElementById('idle-count')
  const { seconds, warns } = idle.dataset
  let left = 0
  let timer
  const leave = () => {
    empty()
    location.replace(home)
  }
  const tick = () => {
    left -= 1
    count.textContent = left
    if (left <= 0) leave()
    else timer = setTimeout(tick, 1_000)
  }
  const ask = () => {
    // Nobody has begun: at most the language is somebody's.
    if (form && form.elements.begun.value === '') {
      if (location.href !== home) leave()
      return
    }
    left = Number(warns)
    count.textContent = left
    idle.showModal()
    timer = setTimeout(tick, 1_000)
  }
  const rest = () => {
    if (idle.open) return
    clearTimeout(timer)
    timer = setTimeout(ask, Number(seconds) * 1_000)
  }
  for (const act of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(act, rest, { passive: true })
  }
  document.getElementById('idle-more').addEventListener('click', () => idle.close())
  // Escape closes it too, and means the same.
  idle.addEventListener('close', rest)
  rest()
}
