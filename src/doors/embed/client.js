// Puts an opt-in door into a shop's page: a popup, a banner, or boxes beside the shop's own form.
//
//   <script src="https://…/embed.js" data-entry="my-door" data-mode="checkbox" async></script>
//
// No cookie, nothing from elsewhere, no word of its own: what is shown comes from the server this
// file comes from. It lives in a shadow root, so that the shop's styles and ours leave each other
// alone, and it never breaks the page: what goes wrong is one warning in the console.
// It tells what happens by events that bubble to the document: optin:shown, optin:given,
// optin:pending, optin:refused, optin:error. The event optin:send, sent to the document, sends
// the boxes of a form that is never submitted.
;(() => {
  const tag = document.currentScript
  const set = tag?.dataset ?? {}
  const { entry } = set
  const NAME = 'optin'
  const DAY_MS = 864e5

  // biome-ignore lint/suspicious/noConsole: the shop's own developers read it
  const warn = (why) => console.warn(`${NAME}: "${entry}" is not shown: ${why}`)
  const language = () => set.lang || tag.closest('[lang]')?.lang || ''
  const at = (path) => new URL(`embed/${encodeURIComponent(entry)}${path}`, tag.src)
  const request = (path, fields) =>
    fetch(at(`${path}?lang=${encodeURIComponent(language())}`), {
      credentials: 'omit',
      ...(fields && { method: 'POST', keepalive: true, body: new URLSearchParams(fields) }),
    })

  // "No, thanks" is remembered by the shop's own page; where it may not keep anything, until the
  // page is left.
  const isOver = () => {
    try {
      return localStorage.getItem(`${NAME}:${entry}`) > Date.now()
    } catch {
      return false
    }
  }
  const rememberFor = (days) => {
    try {
      localStorage.setItem(`${NAME}:${entry}`, Date.now() + days * DAY_MS)
    } catch {}
  }

  /** An element with properties, attributes and children. Text is only ever text. */
  const make = (name, more, ...children) => {
    const node = document.createElement(name)
    for (const [key, value] of Object.entries(more ?? {})) {
      if (key in node) node[key] = value
      else if (value !== '') node.setAttribute(key, value)
    }
    node.append(...children)
    return node
  }

  // The outermost rules stand against the shop's own, such as `* { all: unset }`.
  // `client.css`, put in where this is served.
  const STYLE = '{{style}}'

  /** Names one showing, or one form: what is sent again with it counts once. */
  const newOnce = () => crypto.getRandomValues(new Uint32Array(4)).join('-')

  const isWanted = (mode) => mode === 'checkbox' || Boolean(set.open) || !isOver()

  /** Whether another tag put the same door there: asked twice, a person answers only one. */
  const isIn = (place, mode) =>
    place.querySelector(`optin-door[entry="${CSS.escape(entry)}"][mode="${mode}"]`) !== null
  const warnTwice = () => warn('it is there already')

  function start(door) {
    const mode = set.mode || door.mode
    if (!isWanted(mode)) return
    const host = make('optin-door', { entry, mode, lang: door.language, dir: door.dir })
    const root = host.attachShadow({ mode: 'open' })
    try {
      // A sheet made so passes a strict Content-Security-Policy of the shop's.
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(STYLE)
      root.adoptedStyleSheets = [sheet]
    } catch {
      root.append(make('style', { textContent: STYLE }))
    }
    const tell = (what, detail) =>
      host.dispatchEvent(
        new CustomEvent(`${NAME}:${what}`, {
          bubbles: true,
          composed: true,
          detail: { entry, mode, ...detail },
        }),
      )
    const once = newOnce()
    const look = (look) => request('/looked', { look, once }).catch(() => {})
    const shown = () => {
      look('shown')
      tell('shown')
    }
    let isRefused = false
    /** A no, or a form sent without a tick. Told to the server once. */
    const pass = () => {
      if (!isRefused) look('refused')
      isRefused = true
      tell('refused')
    }
    /** A no that was said: a press, or a box closed. */
    const refuse = () => {
      rememberFor(set.remember ?? 90)
      pass()
    }
    root.addEventListener('input', () => look('started'), { once: true })
    const parts = { host, root, mode, shown, pass, refuse, form: createForm(door, tell, mode) }
    if (mode === 'checkbox') boxes(door, parts)
    else if (mode === 'banner') banner(door, parts)
    else popup(door, parts)
  }

  /** The fields of a door, and how they are sent. `redraw` shows them anew, entries kept. */
  function createForm(door, tell, mode) {
    let once
    const renew = () => {
      once = newOnce()
    }
    renew()
    const box = make('div')
    const result = make('div', { role: 'status' })
    const node = make('div', null, box, result)
    let entries = { phone: '', topics: [] }

    const draw = (asksPhone, faults = []) => {
      const { words, notice } = door
      const wrong = (path) => faults.find((fault) => fault.path === path)?.message ?? ''
      const note = (path) => make('p', { id: `${path}-wrong`, className: 'wrong' }, wrong(path))
      const topics = door.topics.map(({ id, key, label, description }) =>
        make(
          'div',
          { className: 'choice' },
          make('input', {
            id,
            type: 'checkbox',
            value: key,
            name: 'topics',
            checked: entries.topics.includes(key),
            'aria-describedby': description && `${id}-more`,
          }),
          make('label', { htmlFor: id }, label),
          description
            ? make('small', { id: `${id}-more`, className: 'choice__more' }, description)
            : '',
        ),
      )
      const phone = [
        make('label', { htmlFor: 'phone' }, words.phone),
        make('br'),
        make('small', { id: 'hint' }, words.phoneHint),
        note('phone'),
        make('input', {
          id: 'phone',
          className: 'tel',
          type: 'tel',
          autocomplete: 'tel',
          dir: 'ltr',
          value: entries.phone,
          'aria-describedby': 'hint phone-wrong',
          'aria-invalid': wrong('phone') && 'true',
        }),
      ]
      const group = { 'aria-describedby': 'topics-wrong' }
      const legend = make('legend', null, mode === 'checkbox' ? words.banner : words.topics)
      const trap = { id: 'website', tabIndex: -1, autocomplete: 'off' }
      const link = { href: door.privacyUrl, target: '_blank', rel: 'noopener' }
      box.replaceChildren(
        make('p', { className: 'wrong', role: 'alert' }, wrong('') || wrong('notice')),
        make('fieldset', group, legend, note('topics'), ...topics),
        ...(asksPhone ? phone : [note('phone')]),
        make('p', { className: 'trap', 'aria-hidden': 'true' }, make('input', trap)),
        make('p', { className: 'title' }, words.agreeTo),
        make('p', { className: 'notice', lang: notice.language, dir: notice.dir }, notice.text),
        door.privacyUrl ? make('p', null, make('a', link, words.privacy)) : '',
      )
    }
    const typedIn = (id) => box.querySelector(`#${id}`)?.value ?? ''

    const ticked = () => [...box.querySelectorAll(':checked')].map((input) => input.value)

    return {
      node,
      draw,
      ticked,
      /** To what is wrong first, or to the thanks. */
      focus: () =>
        node.querySelector('[aria-invalid], .wrong:not(:empty) ~ .choice input, .done')?.focus(),
      /** @param phone of the shop's own field; ours when left out */
      async send(phone) {
        const topics = ticked()
        entries = { topics, phone: typedIn('phone') }
        const asksPhone = phone === undefined
        const fields = [
          ...topics.map((key) => ['topics', key]),
          ['phone', phone ?? entries.phone],
          ['website', typedIn('website')],
          ['notice', door.notice.ref],
          ['once', once],
          ['mode', mode],
          ['source', set.source ?? ''],
          ['page', location.origin + location.pathname],
        ]
        node.setAttribute('aria-busy', 'true')
        let answer = {}
        let isGood = false
        try {
          const response = await request('', fields)
          answer = await response.json()
          isGood = response.ok
        } catch {}
        node.removeAttribute('aria-busy')
        if (isGood) {
          renew()
          rememberFor(365)
          tell(answer.status, { topics })
          box.replaceChildren()
          result.replaceChildren(
            make('p', { id: 'title', className: 'title done', tabIndex: -1 }, answer.title),
            make('p', null, answer.text),
            make('ul', null, ...answer.topics.map((topic) => make('li', null, `✓ ${topic}`))),
            make('p', null, answer.stop),
            make('p', { className: 'notice' }, answer.again),
          )
          return true
        }
        const faults = answer.errors ?? [{ path: '', code: 'failed', message: door.words.failed }]
        door = answer.door ?? door
        draw(asksPhone, faults)
        tell('error', { codes: faults.map(({ code }) => code) })
        return false
      },
    }
  }

  // Boxes beside the shop's own form, sent along when that is submitted and never in its way.
  // Where there is no form, they have a button of their own.
  function boxes(door, { host, root, mode, shown, pass, form }) {
    const place = set.target && document.querySelector(set.target)
    if (set.target && !place) return warn(`nothing matches ${set.target}`)
    const near = place || tag
    if (!near.isConnected || near.closest('head')) return warn('its tag stands nowhere on the page')
    const owner = set.form ? document.querySelector(set.form) : near.closest('form')
    const isSentByOthers = owner || set.send === 'event'
    const around = owner?.contains(near) ? owner : document
    if (isSentByOthers && isIn(around, mode)) return warnTwice()
    if (place) place.append(host)
    else tag.after(host)
    const field = () =>
      set.phone && (owner ?? document).querySelector(`[name="${CSS.escape(set.phone)}"]`)
    const asksPhone = !field()
    let last
    const send = async () => {
      // A page that draws itself anew leaves the old boxes behind: what is ticked there nobody sees.
      if (!host.isConnected) return
      const topics = form.ticked()
      const phone = asksPhone ? undefined : (field()?.value ?? '')
      const act = JSON.stringify([topics, phone])
      if (topics.length === 0 && !own && last === undefined) pass()
      if ((topics.length === 0 && !own) || act === last) return
      last = act
      if (await form.send(phone)) own?.remove()
      else {
        last = ''
        if (own) form.focus()
      }
    }
    const own = isSentByOthers
      ? undefined
      : make('button', { type: 'button', className: 'yes', onclick: send }, door.words.agree)
    root.append(make('div', { className: 'boxes', lang: door.language }, form.node, own ?? ''))
    form.draw(asksPhone)
    owner?.addEventListener('submit', send)
    document.addEventListener(`${NAME}:send`, send)
    shown()
  }

  /** A dialog of the browser's own: it holds the focus, gives it back, and closes by Escape. */
  function dialogOf(door, { root, refuse, form }, onClose) {
    const { words } = door
    let isDone = false
    const close = () => dialog.close()
    const button = (text, more) => make('button', { type: 'button', onclick: close, ...more }, text)
    const x = button('✕', { className: 'x', 'aria-label': words.close })
    const isLong = words.title.length > 40
    const head = [
      make(
        'h2',
        { id: 'title', className: isLong ? 'long' : '', tabIndex: -1, autofocus: true },
        words.title,
      ),
      make('p', null, words.lead),
    ]
    const answers = make(
      'div',
      { className: 'answers' },
      make('button', { className: 'yes' }, words.agree),
      button(words.no),
    )
    const dialog = make(
      'dialog',
      { 'aria-labelledby': 'title', lang: door.language },
      make('form', { noValidate: true }, ...head, form.node, answers),
      x,
    )
    const submit = async (event) => {
      event.preventDefault()
      if (form.node.hasAttribute('aria-busy')) return
      isDone = await form.send()
      if (isDone) {
        for (const part of head) part.remove()
        answers.replaceChildren(button(words.close, { className: 'yes' }))
      }
      form.focus()
    }
    dialog.addEventListener('submit', submit)
    dialog.addEventListener('close', () => {
      if (!isDone) refuse()
      onClose()
    })
    root.append(dialog)
    form.draw(true)
    return dialog
  }

  function popup(door, parts) {
    const { host, mode, shown } = parts
    const open = () => {
      if (host.isConnected) return
      if (isIn(document, mode)) return warnTwice()
      document.body.append(host)
      const dialog = dialogOf(door, parts, () => {
        dialog.remove()
        host.remove()
      })
      dialog.showModal()
      shown()
    }
    if (set.open) {
      // The shop's own button: asked for, so it opens whatever was said before.
      document.addEventListener('click', (event) => event.target.closest?.(set.open) && open())
      return
    }
    whenDue(open)
  }

  /** After `data-delay` seconds or so much of the page scrolled; not into the middle of typing. */
  function whenDue(open) {
    let isDue = true
    const isTyping = () =>
      document.activeElement?.matches('input, textarea, select, [contenteditable], iframe')
    const go = () => {
      if (!isDue) return
      if (isTyping()) {
        setTimeout(go, 5e3)
        return
      }
      isDue = false
      removeEventListener('scroll', scrolled)
      open()
    }
    const scrolled = () => {
      const { scrollHeight, clientHeight } = document.documentElement
      if (scrollY >= ((scrollHeight - clientHeight) * set.scroll) / 100) go()
    }
    if (set.scroll) addEventListener('scroll', scrolled, { passive: true })
    if (set.delay || !set.scroll) setTimeout(go, (set.delay ?? 5) * 1e3)
  }

  /** At the end of the page, and at the lower edge while it scrolls: it covers nothing for good. */
  function banner(door, parts) {
    const { host, root, mode, shown } = parts
    if (isIn(document, mode)) return warnTwice()
    const page = document.documentElement.style
    const before = page.scrollPaddingBottom
    const leave = () => {
      page.scrollPaddingBottom = before
      host.remove()
    }
    const refuse = () => {
      parts.refuse()
      leave()
    }
    const choose = () => dialogOf(door, parts, leave).showModal()
    const { words } = door
    const button = (text, onclick, className) =>
      make('button', { type: 'button', onclick, className }, text)
    root.append(
      make(
        'section',
        { className: 'banner', lang: door.language, 'aria-label': words.title },
        make(
          'div',
          null,
          make('p', null, words.banner),
          make(
            'div',
            { className: 'answers' },
            button(words.choose, choose, 'yes'),
            button(words.no, refuse, ''),
          ),
        ),
      ),
    )
    document.body.append(host)
    // What the keyboard reaches is scrolled clear of it; on a low screen it covers nothing.
    if (getComputedStyle(host).position !== 'static') {
      page.scrollPaddingBottom = `${host.offsetHeight}px`
    }
    shown()
  }

  async function run() {
    if (!entry) return warn('the script tag has no data-entry')
    if (set.mode && !isWanted(set.mode)) return
    if (document.readyState === 'loading') {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done))
    }
    const response = await request('')
    if (!response.ok) return warn(`the server says ${response.status}`)
    start(await response.json())
  }
  run().catch(() => warn('the server cannot be reached, or does not list this page’s origin'))
})()
