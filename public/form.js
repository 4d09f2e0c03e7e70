// Tells that somebody began to fill in the form, once and without anything about them. The form
// works all the same without this script.

const form = document.querySelector('form[data-looked]')
if (form && form.elements.begun.value === '') {
  form.addEventListener(
    'input',
    () => {
      form.elements.begun.value = '1'
      fetch(form.dataset.looked, { method: 'POST', keepalive: true }).catch(() => {})
    },
    { once: true },
  )
}
