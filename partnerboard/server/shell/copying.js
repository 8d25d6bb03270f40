// Copying where the browser does not let a page write to the clipboard: on plain http, or because its owner said no.
//
// Streamlit's copy button would do nothing then. The words are selected instead, and copied the older way where that is
// allowed; where it is not, they stay selected, and the keys or the menu of the browser copy them.
{
  const clipboard = navigator.clipboard
  const select = words => {
    const shown = [...document.querySelectorAll('code')].find(each => each.textContent === words)
    if (shown) window.getSelection().selectAllChildren(shown)
    return shown !== undefined && document.execCommand('copy')
  }
  const writeText = async words => {
    try { await clipboard.writeText(words) } catch (refusal) { if (!select(words)) throw refusal }
  }
  Object.defineProperty(navigator, 'clipboard', { value: new Proxy(clipboard ?? {}, {
    get: (of, name) => name === 'writeText' ? writeText : typeof of[name] === 'function' ? of[name].bind(of) : of[name]
  }) })
}
