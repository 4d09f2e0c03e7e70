// Shows what arrives without reloading, and lets the keyboard press the keypad. Without this script
// the page works all the same: every act answers with the newest state.

const EVERY_MS = 1200
const screen = () => document.getElementById('screen')

/** To the newest message, or to the beginning of what was said last. */
const toEnd = () => {
  const thread = document.getElementById('thread')
  if (thread) thread.scrollTop = thread.scrollHeight
  const said = document.getElementById('said')
  const last = said?.querySelector('.call__part--last')
  if (last) said.scrollTop = last.offsetTop - said.offsetTop
}

async function refresh() {
  if (document.hidden) return
  const here = new URL(location.href)
  here.searchParams.delete('draft')
  const response = await fetch(here, { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const isCall = (each) => each.getElementById('call') !== null
  for (const id of ['phone-list', 'chat-list']) {
    const [list, shown] = [page.getElementById(id), document.getElementById(id)]
    if (list.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) {
      shown.innerHTML = list.innerHTML
    }
  }
  // A call that rings takes the whole screen; messages come into their own part of it, so that
  // what is being written stays.
  const id = isCall(page) || isCall(document) ? 'screen' : 'thread'
  const [next, old] = [page.getElementById(id), document.getElementById(id)]
  if (!next || !old || next.innerHTML === old.innerHTML) return
  if (isCall(page) === isCall(document) && old.contains(document.activeElement)) return
  old.innerHTML = next.innerHTML
  toEnd()
}

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, select') !== null
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !/^[\d*#]$/.test(event.key))
    return
  const key = screen()?.querySelector(`.keypad__key[value="${event.key}"]`)
  if (!key) return
  event.preventDefault()
  key.click()
})

toEnd()
setInterval(() => refresh().catch(() => {}), EVERY_MS)
