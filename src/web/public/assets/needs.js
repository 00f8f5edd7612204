/** [OB1] Written for any browser: one that is too old for the pages says so, instead of staying white. */
;(function () {
  if (window.Promise && Promise.allSettled && ''.replaceAll && 'noModule' in document.createElement('script'))
    return
  var root = document.getElementById('root')
  if (!root) return
  root.innerHTML =
    '<div style="max-width:34em;margin:3em auto;padding:0 1em;font:18px/1.7 sans-serif">' +
    '<h1 style="font-size:1.3em">浏览器版本过旧，打不开本页</h1>' +
    '<p>请升级浏览器：Chrome 或 Edge 88、Firefox 85、Safari 14.1（iOS 14.5）以上，或者在手机上用微信打开；' +
    '也可以到村（居）委会、乡镇便民服务中心由工作人员帮您办理。</p>' +
    '<p lang="en">This browser is too old for the page. Please use Chrome or Edge 88, Firefox 85, Safari 14.1 or later, ' +
    'or go to the service centre.</p></div>'
})()
