/** Romanised names, written by hand: Hunan's cities and counties, the townships of Shaoyang County and Wuling District, the villages of Yankoupu. */

/** `code Name` lines; a name ends in no generic word where the Chinese one is a county, district or city of its own kind. */
const lines = `
430000 Hunan Province
430100 Changsha City|430102 Furong District|430103 Tianxin District|430104 Yuelu District|430105 Kaifu District|430111 Yuhua District|430112 Wangcheng District|430121 Changsha County|430181 Liuyang City|430182 Ningxiang City
430200 Zhuzhou City|430202 Hetang District|430203 Lusong District|430204 Shifeng District|430211 Tianyuan District|430212 Lukou District|430223 You County|430224 Chaling County|430225 Yanling County|430281 Liling City
430300 Xiangtan City|430302 Yuhu District|430304 Yuetang District|430321 Xiangtan County|430371 Xiangtan High-tech Zone|430372 Zhaoshan Demonstration Zone|430373 Jiuhua Demonstration Zone|430381 Xiangxiang City|430382 Shaoshan City
430400 Hengyang City|430405 Zhuhui District|430406 Yanfeng District|430407 Shigu District|430408 Zhengxiang District|430412 Nanyue District|430421 Hengyang County|430422 Hengnan County|430423 Hengshan County|430424 Hengdong County|430426 Qidong County|430473 Songmu Economic Development Zone|430476 Hengyang High-tech Zone|430481 Leiyang City|430482 Changning City
430500 Shaoyang City|430502 Shuangqing District|430503 Daxiang District|430511 Beita District|430522 Xinshao County|430523 Shaoyang County|430524 Longhui County|430525 Dongkou County|430527 Suining County|430528 Xinning County|430529 Chengbu Miao Autonomous County|430581 Wugang City|430582 Shaodong City
430600 Yueyang City|430602 Yueyanglou District|430603 Yunxi District|430611 Junshan District|430621 Yueyang County|430623 Huarong County|430624 Xiangyin County|430626 Pingjiang County|430671 Quyuan Administration Zone|430681 Miluo City|430682 Linxiang City
430700 Changde City|430702 Wuling District|430703 Dingcheng District|430721 Anxiang County|430722 Hanshou County|430723 Li County|430724 Linli County|430725 Taoyuan County|430726 Shimen County|430771 Xidongting Administration Zone|430781 Jinshi City
430800 Zhangjiajie City|430802 Yongding District|430811 Wulingyuan District|430821 Cili County|430822 Sangzhi County
430900 Yiyang City|430902 Ziyang District|430903 Heshan District|430921 Nan County|430922 Taojiang County|430923 Anhua County|430971 Datonghu Administration Zone|430972 Yiyang High-tech Zone|430981 Yuanjiang City
431000 Chenzhou City|431002 Beihu District|431003 Suxian District|431021 Guiyang County|431022 Yizhang County|431023 Yongxing County|431024 Jiahe County|431025 Linwu County|431026 Rucheng County|431027 Guidong County|431028 Anren County|431081 Zixing City
431100 Yongzhou City|431102 Lingling District|431103 Lengshuitan District|431122 Dong'an County|431123 Shuangpai County|431124 Dao County|431125 Jiangyong County|431126 Ningyuan County|431127 Lanshan County|431128 Xintian County|431129 Jianghua Yao Autonomous County|431171 Yongzhou Economic and Technological Development Zone|431173 Huilongwei Administration Zone|431181 Qiyang City
431200 Huaihua City|431202 Hecheng District|431221 Zhongfang County|431222 Yuanling County|431223 Chenxi County|431224 Xupu County|431225 Huitong County|431226 Mayang Miao Autonomous County|431227 Xinhuang Dong Autonomous County|431228 Zhijiang Dong Autonomous County|431229 Jingzhou Miao and Dong Autonomous County|431230 Tongdao Dong Autonomous County|431271 Hongjiang Administration Zone|431281 Hongjiang City
431300 Loudi City|431302 Louxing District|431321 Shuangfeng County|431322 Xinhua County|431381 Lengshuijiang City|431382 Lianyuan City
433100 Xiangxi Tujia and Miao Autonomous Prefecture|433101 Jishou City|433122 Luxi County|433123 Fenghuang County|433124 Huayuan County|433125 Baojing County|433126 Guzhang County|433127 Yongshun County|433130 Longshan County
430523100 Tangdukou Town|430523101 Baicang Town|430523102 Jinchengshi Town|430523103 Tangtianshi Town|430523104 Huangtingshi Town|430523105 Changyangpu Town|430523106 Yankoupu Town|430523107 Jiugongqiao Town|430523108 Xiahuaqiao Town|430523109 Guzhou Town|430523110 Lijiaping Town|430523111 Wufengpu Town
430523201 Xiaoxishi Township|430523203 Changle Township|430523204 Caiqiao Township|430523205 Hebo Township|430523206 Huangjing Township|430523207 Zhujiating Township|430523208 Luocheng Township|430523209 Jinjiang Township|430523401 Qilishan Horticultural Farm|430523402 Wufengpu State Forest Farm|430523403 Heboling State Forest Farm
430702001 Qiming Subdistrict|430702002 Fuping Subdistrict|430702003 Chuanzihe Subdistrict|430702004 Danyang Subdistrict|430702005 Baimahu Subdistrict|430702006 Deshan Subdistrict|430702007 Dongjiang Subdistrict|430702008 Yong'an Subdistrict|430702009 Nanping Subdistrict|430702010 Changgeng Subdistrict|430702011 Zhilan Subdistrict|430702012 Furong Subdistrict|430702013 Liuyehu Subdistrict|430702014 Qiliqiao Subdistrict|430702015 Zhangmuqiao Community Office|430702100 Hefu Town|430702102 Baihe Town|430702200 Ludishan Township|430702204 Danzhou Township
430523106001 Jinlong Community|430523106201 Yankoupu Village|430523106202 Fengjiang Village|430523106204 Youmajing Village|430523106207 Shijiao Village|430523106213 Diaojinglou Village|430523106214 Meichong Village|430523106219 Shitan Village|430523106228 Huang'ansi Village|430523106229 Huaqiao Village|430523106231 Youcaoqiao Village|430523106232 Baidi Village|430523106233 Xinmeiling Village|430523106234 Yunzhao Village|430523106235 Jinshui Village|430523106236 Xinglong Village|430523106237 Shuangjiang Village|430523106238 Ruyi Village
`

/** The romanised name by code, for those that have one. */
export const english: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split(/[\n|]/)
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
)
