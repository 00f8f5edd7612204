/**
 * The nine sections of the page in our own words. Each number, day and word in braces is asked of a realm; none is
 * written here.
 */
import type { Section } from 'yimen/page'

const text = (zh: string, en: string) => ({ zh, en })

export const sections: readonly Section[] = [
  {
    article: 'A1',
    realm: '430300',
    place: text('湘潭', 'Xiangtan'),
    heading: text('老楼装上新电梯', 'New lifts in old houses'),
    deck: text(
      '市里先摸清家底，再一台一台装；谁签字、免什么证、装好谁来管，都写明了',
      'Surveyed first, then built one by one: who signs, which permits fall away and who runs them is all written down',
    ),
    paragraphs: [
      text(
        '三湘鑫苑小区新装的{A1-01}台电梯投入使用，住在高层的老人下楼不再犯愁。' +
          '市里先请第三方把家底摸清：{A1-14}个街道、{A1-15}个社区、{A1-16}栋楼、' +
          '{A1-17}个单元逐一入户，够条件的有{A1-18}个单元。',
        'In the Sanxiang Xinyuan estate {A1-01} new lifts are running, ' +
          'and the old people upstairs go out again. ' +
          'The city had everything surveyed first: {A1-14} streets, {A1-15} communities, ' +
          '{A1-16} buildings and {A1-17} stair units, of which {A1-18} can take a lift.',
      ),
      text(
        '眼下正在实施的有{A1-03}台，为年度目标的{A1-04}%。' +
          '工作从市、区、街道、社区到小区，{A1-13}级一起动员；' +
          '每周调度{A1-07}次，每月通报{A1-08}次，每年考核{A1-09}次。' +
          '2020年以来开调度会{A1-11}次，现场督导{A1-12}次，办大型培训会{A1-20}次。',
        'Under way now: {A1-03}, which is {A1-04} % of the target of the year. ' +
          'City, district, street, community and estate move together, {A1-13} levels of them, ' +
          'with dispatch {A1-07} time a week, ' +
          'a circular {A1-08} time a month and an assessment {A1-09} times a year. ' +
          'Since 2020 there were {A1-11} dispatch meetings, ' +
          '{A1-12} inspections on site and {A1-20} large trainings.',
      ),
      text(
        '今年5月修订的办法和细则共{A1-22}件，免去的许可有{A1-23}项。' +
          '推荐名录上现有{A1-21}家企业，写明{A1-24}种情形要移出。' +
          '装好以后谁来管，也有{A1-25}种办法：有物业的小区一种，没有物业的小区一种。',
        'In May {A1-22} documents were revised, and {A1-23} permits need no longer be asked for. ' +
          'The recommended list has {A1-21} firms, and {A1-24} grounds for leaving it. ' +
          'Who runs a lift afterwards is settled in {A1-25} ways: ' +
          'one for estates with a property company, one for those without.',
      ),
    ],
  },
  {
    article: 'A2',
    realm: '430200-edz',
    place: text('株洲经开区', 'Zhuzhou Economic Development Zone'),
    heading: text('把支部建到家门口', 'A party branch at every door'),
    deck: text(
      '干部下社区，网格有人管，小区里的事在小区里商量',
      'Cadres in the communities, somebody for every grid, and matters of an estate settled in the estate',
    ),
    paragraphs: [
      text(
        '今年以来，全区选派联点干部{A2-07}名、志愿服务队{A2-08}支下到社区，' +
          '解决大小问题{A2-09}个。{A2-10}个社区划成{A2-11}个网格，{A2-12}名网格员天天在岗，' +
          '{A2-13}人的指挥中心统一调度，今年联手解决问题{A2-14}个。',
        'This year {A2-07} contact cadres and {A2-08} volunteer teams went to the communities and ' +
          'solved {A2-09} problems. The {A2-10} communities have {A2-11} grids with {A2-12} workers; ' +
          'a command centre of {A2-13} directs them, and {A2-14} problems were solved together.',
      ),
      text(
        '区域党建联盟有党组织{A2-16}家，建起{A2-18}大基地。' +
          '首堂直播党课在线观看{A2-19}人，其后点播{A2-20}次。' +
          '联盟办志愿活动{A2-21}次，服务{A2-22}人。' +
          '{A2-24}所职教院校参加，挂牌社区学院{A2-25}所，志愿服务{A2-26}次（件），' +
          '解决困难{A2-27}个。',
        'The alliance has {A2-16} organisations and {A2-18} bases. ' +
          'Its first live class had {A2-19} viewers and {A2-20} plays afterwards; ' +
          '{A2-21} activities served {A2-22} people. ' +
          '{A2-24} vocational schools take part, {A2-25} community colleges are open, ' +
          'with {A2-26} services and {A2-27} difficulties solved.',
      ),
      text(
        '{A2-32}个主要小区都有了党支部，覆盖率{A2-33}%；' +
          '第一书记{A2-34}名、党建指导员{A2-35}名，与支部按{A2-36}比1联点。' +
          '小区里商量办成的关键小事{A2-39}件，调解工作室和服务站帮助解决问题{A2-41}个，' +
          '警务室和法律服务室化解纠纷{A2-42}个。' +
          '文明实践广场{A2-43}个、实践站{A2-44}个、教育栏{A2-45}个，也都建在身边。' +
          '{A2-31}年度全市基层党建考核的等次，点开可见。',
        'All {A2-32} main estates have a branch, {A2-33} %; ' +
          '{A2-34} first secretaries and {A2-35} instructors are paired with them {A2-36} to 1. ' +
          '{A2-39} key small matters were settled by talking them over, ' +
          '{A2-41} problems solved by mediation studios and stations, ' +
          '{A2-42} disputes settled in police and legal rooms. ' +
          '{A2-43} squares, {A2-44} stations and {A2-45} boards stand close by. ' +
          'The grade that the zone was given for {A2-31} opens with a click.',
      ),
      text(
        '每个社区配{A2-48}名帮代办员。与长沙雨花、浏阳跨市通办民生事项{A2-49}项、' +
          '涉企事项{A2-50}项；{A2-51}与深圳罗湖签约，首批跨省通办{A2-52}项。' +
          '社区服务场所投入连续{A2-53}年，每年{A2-54}万元，{A2-55}个场所全部达标，' +
          '小区党群服务站建成{A2-56}个；社区运转经费每年{A2-57}万元。' +
          '社区主职每人每年养老补贴{A2-59}元、副职{A2-60}元，聘专职工作者{A2-63}名，' +
          '选派年轻干部{A2-64}名。',
        'Every community has {A2-48} clerk who applies for people. ' +
          '{A2-49} items for residents and {A2-50} for firms are handled across cities with Yuhua and ' +
          'Liuyang; the agreement with Luohu was signed in {A2-51}, its first batch is {A2-52} items. ' +
          'Premises were funded {A2-53} years running with {A2-54} × 10,000 yuan a year: ' +
          'all {A2-55} are up to standard, {A2-56} estate stations built; ' +
          'a community runs on {A2-57} × 10,000 yuan a year. ' +
          'Pensions are subsidised with {A2-59} yuan a year for chiefs and {A2-60} for deputies; ' +
          '{A2-63} full-time workers were hired, {A2-64} young cadres sent.',
      ),
    ],
  },
  {
    article: 'A3',
    realm: '430702',
    place: text('常德武陵', 'Wuling, Changde'),
    heading: text('社会组织有了娘家', 'A home for social organisations'),
    paragraphs: [
      text(
        '武陵区登记的社会组织现有{A3-01}家，在街道和社区备案的社区社会组织{A3-02}家。' +
          '登记、年报、评估、变更都在一处办，哪一家在册、办到哪一步，点开就能看到。',
        'Wuling has {A3-01} registered social organisations, ' +
          'and {A3-02} community organisations on file with its streets and communities. ' +
          'Registration, reports, assessment and changes are done in one place; ' +
          'which of them is on the roll, and how far it is, opens with a click.',
      ),
    ],
  },
  {
    article: 'A4',
    realm: '430523',
    place: text('邵阳县', 'Shaoyang County'),
    heading: text('急难救助，乡镇当天就能批', 'Urgent relief, approved in the township'),
    deck: text('审批下放到乡镇，先救急、后补手续', 'Townships decide: help first, papers afterwards'),
    paragraphs: [
      text(
        '低保对象李大爷突发脑出血，乡镇核实后当即批了{A4-02}元临时救助金。' +
          '审批下放以来，今年乡镇批准临时救助{A4-05}人次，发放{A4-06}万元。',
        'When old Mr Li had a stroke, his township looked into it and approved {A4-02} yuan at once. ' +
          'Since townships decide, they have approved temporary assistance {A4-05} times this year, ' +
          '{A4-06} × 10,000 yuan in all.',
      ),
      text(
        '低保有进有出：新增农村低保{A4-08}人、城市低保{A4-09}人，清退农村低保{A4-10}人、' +
          '城市低保{A4-11}人。上半年为特困人员添置被褥棉衣{A4-12}床（套）。' +
          '照料护理由{A4-13}方签协议，住院照料服务{A4-14}人次。',
        'The low-income allowance has people come and go: ' +
          '{A4-08} added in villages and {A4-09} in towns, {A4-10} and {A4-11} removed. ' +
          'In the first half year {A4-12} quilts and coats were bought for people in extreme poverty. ' +
          'Care is agreed between {A4-13} parties, and was given in hospital {A4-14} times.',
      ),
    ],
  },
  {
    article: 'A5',
    realm: 'contests-430000',
    place: text('全省 · 邵阳', 'Hunan · Shaoyang'),
    heading: text('学派同台，比的是救命的知识', 'Schools of thought, and knowledge that saves lives'),
    paragraphs: [
      text(
        '乳腺癌知识竞赛决出名次。{A5-05}支战队、{A5-06}名选手，各代表一个学派，' +
          '{A5-07}个学派同台。比过{A5-10}个环节，' +
          '由{A5-09}人组成的邵阳“名家”战队最终列第{A5-08}名。',
        'The quiz on breast cancer is decided. ' +
          '{A5-05} teams with {A5-06} contestants came, each for a school of thought, {A5-07} of them. ' +
          'After {A5-10} rounds the Shaoyang team of {A5-09}, which played for the School of Names, ' +
          'ranks number {A5-08}.',
      ),
    ],
  },
  {
    article: 'A6',
    realm: '431103',
    place: text('永州冷水滩', 'Lengshuitan, Yongzhou'),
    heading: text('小小志愿者，守在校门口', 'Little volunteers at the school gate'),
    paragraphs: [
      text(
        '滨江小学等{A6-01}所城区小学的路口，有了“小小志愿者”护学。' +
          '活动启动时，教育系统{A6-03}支志愿服务队、{A6-04}名师生和家长到场；' +
          '如今队伍已有{A6-05}支，网上注册志愿者{A6-06}人，线下登记的学生志愿者{A6-07}人，' +
          '累计服务{A6-08}小时。孩子们当的是{A6-09}种角色：环境保洁员、政策宣讲员、' +
          '文明引导员、爱心传递员。',
        'Little volunteers help at the crossings of {A6-01} primary schools in town. ' +
          '{A6-03} teams of the schools and {A6-04} teachers, pupils and parents began it; ' +
          'now there are {A6-05} teams, {A6-06} volunteers registered online and {A6-07} pupils enrolled ' +
          'on paper, with {A6-08} hours served. ' +
          'They play {A6-09} parts: cleaner, speaker, guide and messenger.',
      ),
    ],
  },
  {
    article: 'A7',
    realm: 'contests-430000',
    place: text('全省 · 永州', 'Hunan · Yongzhou'),
    heading: text('显微镜下见功夫', 'Skill under the microscope'),
    paragraphs: [
      text(
        '医学检验技能大赛有{A7-07}支队伍、{A7-08}人参赛，比{A7-09}个部分：' +
          '防护服穿脱和形态学。永州市中心医院{A7-10}人组队，获团体{A7-05}，' +
          '形态学列第{A7-06}名；赛前集训中，{A7-11}名组员各有一项强于另外两人。',
        'The laboratory contest had {A7-07} teams with {A7-08} people and {A7-09} parts: ' +
          'the protective suit and morphology. ' +
          'The {A7-10} of Yongzhou Central Hospital won this team award: {A7-05}; ' +
          'in morphology they came number {A7-06}. ' +
          'In the training before, {A7-11} members each led the other two in something.',
      ),
    ],
  },
  {
    article: 'A8',
    realm: 'psbc-4311',
    place: text('永州', 'Yongzhou'),
    heading: text('邮储永州部署旺季工作', 'The savings bank plans its season'),
    paragraphs: [
      text(
        '邮储银行永州市分行开会部署旺季跨年竞赛，市分行{A8-06}个部门逐一讲解方案。' +
          '部门有没有讲、讲的是哪一版方案，会议记录里都有。',
        'The postal savings bank in Yongzhou met to plan the season, ' +
          'and {A8-06} departments of its city branch explained the plan. ' +
          'Which of them did, and which version, is in the minutes.',
      ),
    ],
  },
  {
    article: 'A9',
    realm: '430200',
    place: text('株洲', 'Zhuzhou'),
    heading: text('骑车戴盔，从公职人员做起', 'Helmets on, officials first'),
    deck: text('目标、期限、查处办法，样样写在明处', 'Targets, deadlines and penalties stand in the open'),
    paragraphs: [
      text(
        '“戴帽工程”从{A9-05}开始，为期{A9-06}个月。' +
          '动员会上宣读材料{A9-23}份，其中致公职人员公开信{A9-02}封。' +
          '目标写得明白：城区道路佩戴率{A9-07}%，县城道路{A9-08}%，普通公路{A9-09}%；' +
          '快递、外卖、代驾{A9-24}个行业{A9-10}%。',
        'The campaign began in {A9-05} and lasts {A9-06} months. ' +
          '{A9-23} papers were read out, among them {A9-02} open letter to officials. ' +
          'The targets: {A9-07} % on roads in town, {A9-08} % in county towns, {A9-09} % on highways, ' +
          'and {A9-10} % in {A9-24} trades: couriers, food delivery and hired drivers.',
      ),
      text(
        '截至目前查处违法行为{A9-11}起，拆除遮阳伞{A9-12}把。' +
          '路面设固定执勤点{A9-13}个、流动小分队{A9-14}个，集中上牌点{A9-15}个。' +
          '{A9-16}个一律管到底：不戴头盔处罚率{A9-17}%，无证车辆扣车率{A9-18}%，' +
          '加装遮阳伞处罚率{A9-19}%。两类车上牌率要在{A9-20}前达到{A9-22}%。',
        'So far {A9-11} violations were punished and {A9-12} umbrellas removed. ' +
          '{A9-13} fixed posts, {A9-14} mobile squads and {A9-15} plate points are planned. ' +
          '{A9-16} rules know no exception: {A9-17} % punished without a helmet, ' +
          '{A9-18} % of unlicensed vehicles held, {A9-19} % punished for umbrellas. ' +
          'By {A9-20}, {A9-22} % of both kinds of vehicle shall have plates.',
      ),
    ],
  },
]
