// Shows what arrives without reloading. Without this script the page works all the same: every
// act answers with the newest state.

const EVERY_MS = 1200
const thread = document.getElementById('thread')

const toEnd = () => {
  thread.scrollTop = thread.scrollHeight
}

async function refresh() {
  if (document.hidden) return
  const here = new URL(location.href)
  here.searchParams.delete('draft')
  const response = await fetch(here, { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = page.getElementById('thread')
  if (!next || next.innerHTML === thread.innerHTML) return
  const hasFocus = thread.contains(document.activeElement)
  if (hasFocus) return
  thread.innerHTML = next.innerHTML
  toEnd()
}

toEnd()
setInterval(() => refresh().catch(() => {}), EVERY_MS)
