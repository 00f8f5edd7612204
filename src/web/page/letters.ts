/** Chinese letters for machines that have none: fetched by the ranges that the page uses. */
import '@fontsource/noto-serif-sc/400.css'
import '@fontsource/noto-serif-sc/700.css'
