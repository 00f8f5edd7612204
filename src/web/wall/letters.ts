/** Chinese letters for machines that have none, and the heavy Song of the title: fetched by the ranges that a page uses. */
import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource/noto-serif-sc/700.css'
