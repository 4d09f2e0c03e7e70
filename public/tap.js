// Tells that the link was opened on a phone, once the page is really seen: not while it is
// prerendered, in the background, or only fetched. Scanners run scripts too, so the server takes
// it for no yes: the message in WhatsApp is the yes.

const form = document.getElementById('answer')

function tell() {
  if (document.prerendering || document.visibilityState !== 'visible') return
  document.removeEventListener('visibilitychange', tell)
  const answer = document.createElement('input')
  answer.type = 'hidden'
  answer.name = 'answer'
  answer.value = 'tap'
  form.append(answer)
  form.submit()
}

addEventListener('load', () => {
  document.addEventListener('prerenderingchange', tell, { once: true })
  document.addEventListener('visibilitychange', tell)
  tell()
})
