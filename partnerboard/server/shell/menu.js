// On a telephone the menu lies over the page: once a page is chosen in it, it closes.

document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-testid=stSidebarNavLink]')) {
    document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click()
  }
})
