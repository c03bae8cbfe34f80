/// What words of Chinese say of figures.
enum ChineseWords {
  static let units: [(Sense, String)] = [
    (.scale(12), "万亿,兆"), (.scale(8), "亿,億"), (.scale(4), "万,萬"), (.scale(3), "千"), (.scale(2), "百"),
    (.scale(6), "百万"),
    (.scale(7), "千万"), (.scale(9), "十亿"), (.scale(11), "千亿"), (.scale(10), "百亿"),
    (.currency("CNY"), "元人民币,人民币,元,块"), (.currency("USD"), "美元"), (.currency("EUR"), "欧元"),
    (.currency("JPY"), "日元,日圆"),
    (.currency("KRW"), "韩元,韩圆"), (.currency("HKD"), "港元,港币"), (.currency("TWD"), "新台币,台币"),
    (.currency("GBP"), "英镑"),
    (.percent, "个百分比"), (.points, "个百分点,百分点"), (.tenth, "成"), (.times, "倍"), (.overNext, "分之"),
    (.rankNoun, "位,名"), (.rankStep, "个位次,个名次,个位置"),
    (.duration("年"), "年间,年来,年时间,年之"), (.duration("季度"), "个季度"), (.duration("月"), "个月"),
    (.duration("周"), "周,个星期"),
    (.duration("天"), "天"), (.duration("小时"), "小时,个小时"), (.duration("分钟"), "分钟"), (.duration("秒"), "秒"),
    (.yearSign, "年"), (.monthSign, "月"), (.daySign, "日"), (.quarter, "季度"),
    (.unit("t"), "吨,公吨"), (.unit("kg"), "公斤,千克"), (.unit("km"), "公里,千米"), (.unit("m"), "米"),
    (.unit("ha"), "公顷"),
    (.unit("亩"), "亩"), (.unit("l"), "升"), (.unit("barrel"), "桶"), (.unit("kWh"), "千瓦时,度"),
    (.unit("kW"), "千瓦"),
    (.unit("GWh"), "吉瓦时"), (.unit("MW"), "兆瓦"), (.unit("GW"), "吉瓦"), (.unit("m2"), "平方米"),
    (.unit("m3"), "立方米"),
    (.unit("km2"), "平方公里"), (.unit("TEU"), "标准箱,标箱"), (.unit("载重吨"), "载重吨"),
    (.count("家"), "家"), (.count("个"), "个"), (.count("人"), "人次,人"), (.count("台"), "台"), (.count("辆"), "辆"),
    (.count("艘"), "艘"),
    (.count("座"), "座"), (.count("次"), "次"), (.count("件"), "件"), (.count("架"), "架"), (.count("部"), "部"),
    (.count("户"), "户"),
    (.count("头"), "头"), (.count("箱"), "箱"), (.count("只"), "只"), (.count("张"), "张"), (.count("项"), "项"),
    (.count("枚"), "枚"),
    (.count("套"), "套"), (.count("票"), "票"), (.count("席"), "席"), (.count("分"), "分"), (.count("瓶"), "瓶"),
    (.count("所"), "所"),
  ]

  /// Numbers in signs, with a measure word or another unit after them.
  static let digits: [(Int, String)] = [
    (0, "零"), (1, "一"), (2, "二,两"), (3, "三"), (4, "四"), (5, "五"), (6, "六"), (7, "七"), (8, "八"), (9, "九"),
  ]

  static let words: [(Sense, String)] =
    CommonWords.currencies + [
      (.fraction(50), "一半,半数,过半"), (.multiple(2), "翻了一番,翻一番,翻番,翻了一倍,翻倍,翻了番"), (.multiple(4), "翻了两番,翻两番"),
      (.multiple(0.5), "减半,腰斩"), (.percentFirst, "百分之"),
      (.before(.about), "约为,约占,约,大约,大概,左右约"), (.before(.nearly), "近,接近,将近"),
      (.before(.moreThan), "超过,逾,超,多于,至少,高于,突破"), (.before(.lessThan), "不到,不足,少于"), (.before(.below), "低于"),
      (.before(.atMost), "至多,最多,不超过"),
      (.after(.about), "左右,上下"), (.after(.moreThan), "以上,多,余"), (.after(.lessThan), "以下,以内"),
      (.rank(1), "首位,榜首,居首,龙头,冠军,头名"), (.rank(2), "亚军"), (.name, "号文,型号"), (.top, "前"),
      (.ordinalSign, "第"), (.superlative, "大,高,多"),
      (.period(.lastYear), "去年"), (.period(.thisYear), "今年,本年"), (.period(.nextYear), "明年"),
      (.period(.lastQuarter), "上季度,上一季度,上个季度"), (.period(.thisQuarter), "本季度"), (.period(.thisMonth), "本月"),
      (.period(.lastMonth), "上月"),
      (.period(.previous), "上年,前一年,上一年,一年前,上年度,上一年度,上季"), (.period(.partOfYear), "上半年,下半年"),
      (.growth, "同比,环比,增长率,增速,增幅,比上年,较上年,涨幅"), (.inRow, "连续"),
      (.up, "增长,增加,增产,上升,上涨,提高,提升,扩大,增幅,多出,多了,涨,攀升,新增,跃升"),
      (.down, "下降,减少,减产,下跌,下滑,降幅,跌幅,萎缩,缩小,少了,微降,跌,回落,负增长,下挫"),
      (.share, "份额,占比,占,比重,比例,占全"), (.difference, "差距,相差,领先,高出,多出,落后,超出,差额"),
      (.from, "从,由"), (.to, "升至,升到,增至,增到,降至,降到,跌至,减至,达到,达,至,到,为"), (.than, "比,较"), (.of, "的"),
      (.all, "全球,合计,共,总计,总,全国,世界,合共,一共,全部,合起来,全行业"),
      (.hedge, "除,不含,不包括,预计,预期,目标,计划,将,预测,有望,可能,如果,拟,估计,初步,力争,希望,原定,承诺,担心"),
      (.other, "国内,海外,出口,平均,每,人均,季度,月均,部分,其中,欧洲,美国"),
      (.rest, "其余,其他,剩余"),
      (.turn, "而,但,然而,不过,其中"), (.joins, "和,与,及,以及"), (.pronoun, "该公司,该企业,其产,其中国"),
    ]
}
