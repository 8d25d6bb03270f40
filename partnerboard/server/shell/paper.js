// Charts on paper: drawn for a window, they come out as wide as the sheet, and in its light.
//
// A browser that prints waits for nobody to draw a chart again. So the page takes the width of the sheet first where
// printing is asked for by the keys or by the page itself. Asked for in any other way, each drawing is told its own
// size just before, which lets the style sheet scale it.
{
  const page = document.documentElement.classList
  const drawings = () => [...document.querySelectorAll('.js-plotly-plot .main-svg')]
  const widthOf = element => element.getBoundingClientRect().width
  const fits = drawing => widthOf(drawing) <= widthOf(drawing.closest('.stElementContainer')) + 1
  const print = window.print.bind(window)
  const printOnceDrawn = until => drawings().every(fits) || performance.now() > until
    ? print() : setTimeout(printOnceDrawn, 50, until)
  window.print = () => {
    page.add('pb-paper')
    setTimeout(printOnceDrawn, 50, performance.now() + 2000)
  }
  window.addEventListener('keydown', event => {
    if (event.key?.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    window.print()
  })
  const ofLight = () => {
    const look = [...document.styleSheets].find(sheet => sheet.href?.includes('/brand/look.'))
    const pairs = look?.cssRules[0].cssText.matchAll(/light-dark\((#\w{6}), ?#(\w\w)(\w\w)(\w\w)\)/g) ?? []
    const rgb = digits => `rgb(${digits.map(each => parseInt(each, 16)).join(', ')})`
    return new Map([...pairs].map(([, light, ...dark]) => [rgb(dark), light]))
  }
  let recoloured = []
  window.addEventListener('beforeprint', () => {
    const app = document.querySelector('.stApp')
    const light = app !== null && getComputedStyle(app).colorScheme === 'dark' ? ofLight() : new Map()
    for (const drawing of drawings()) {
      for (const part of drawing.querySelectorAll('[style]')) for (const paint of ['fill', 'stroke']) {
        const was = part.style[paint]
        if (light.has(was)) recoloured.push([part, paint, was]), part.style[paint] = light.get(was)
      }
      const [width, height] = ['width', 'height'].map(each => drawing.getAttribute(each))
      drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
      drawing.style.maxWidth = `${1.4 * width}px`
    }
  })
  window.addEventListener('afterprint', () => {
    page.remove('pb-paper')
    for (const [part, paint, was] of recoloured) part.style[paint] = was
    recoloured = []
    for (const drawing of drawings()) {
      drawing.removeAttribute('viewBox')
      drawing.style.maxWidth = ''
    }
  })
}
