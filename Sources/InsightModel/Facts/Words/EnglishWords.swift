/// What words of English say of figures.
enum EnglishWords {
  static let units: [(Sense, String)] = [
    (.scale(2), "hundred"), (.scale(3), "thousand"), (.scale(6), "million,millions,mln"),
    (.scale(9), "billion,billions,bln"), (.scale(12), "trillion,trillions,trn"),
    (.scale(5), "lakh,lakhs"), (.scale(7), "crore,crores"),
    (.currency("USD"), "US dollars,U.S. dollars,dollars,dollar,American dollars"),
    (.currency("TWD"), "New Taiwan Dollars,Taiwan dollars"), (.currency("AUD"), "Australian dollars"),
    (.currency("CAD"), "Canadian dollars"), (.currency("HKD"), "Hong Kong dollars"),
    (.currency("EUR"), "euros,euro"), (.currency("GBP"), "pounds sterling,pounds,pound sterling"),
    (.currency("KRW"), "won,Korean won"), (.currency("JPY"), "yen"), (.currency("CNY"), "yuan,renminbi"),
    (.currency("INR"), "rupees"), (.currency("CHF"), "Swiss francs,francs"), (.currency("SEK"), "kronor"),
    (.currency("NOK"), "kroner"),
    (.percent, "percent,per cent"),
    (.points, "percentage points,percentage point,points of percent"),
    (.times, "times,fold,-fold"),
    (.duration("year"), "years,year"), (.duration("quarter"), "quarters"),
    (.duration("month"), "months,month"),
    (.duration("week"), "weeks,week"), (.duration("day"), "days,day"), (.duration("hour"), "hours,hour"),
    (.duration("minute"), "minutes,minute"), (.duration("second"), "seconds"),
    (.duration("season"), "seasons"), (.duration("decade"), "decades"),
    (.unit("t"), "tonnes,tonne,metric tons,metric tonnes"), (.unit("ton"), "tons,ton,short tons"),
    (.unit("kg"), "kilograms,kilogram,kilos"), (.unit("g"), "grams"), (.unit("lb"), "pounds of"),
    (.unit("m3"), "cubic metres,cubic meters"), (.unit("m2"), "square metres,square meters"),
    (.unit("km2"), "square kilometres,square kilometers"), (.unit("sq mi"), "square miles"),
    (.unit("km"), "kilometres,kilometers"), (.unit("m"), "metres,meters"),
    (.unit("mile"), "miles,nautical miles"),
    (.unit("ft"), "feet"), (.unit("ha"), "hectares,hectare"), (.unit("acre"), "acres"),
    (.unit("l"), "litres,liters"), (.unit("barrel"), "barrels,barrels per day,barrels a day"),
    (.unit("bushel"), "bushels"), (.unit("GWh"), "gigawatt hours"), (.unit("MWh"), "megawatt hours"),
    (.unit("TWh"), "terawatt hours"), (.unit("kWh"), "kilowatt hours"), (.unit("GW"), "gigawatts,gigawatt"),
    (.unit("MW"), "megawatts,megawatt"), (.unit("kW"), "kilowatts"), (.unit("TB"), "terabytes"),
    (.unit("GB"), "gigabytes,gigabyte"), (.unit("MB"), "megabytes"), (.unit("nm"), "nanometers,nanometres"),
    (.unit("°C"), "degrees Celsius,degrees"), (.unit("bp"), "basis points,basis point"),
    (.label, "am,pm,a.m.,p.m.,o'clock,GMT,CET,UTC"),
    (.count("units"), "units,unit"), (.count("cents"), "cents"), (.count("people"), "people,persons"),
  ]

  static let words: [(Sense, String)] =
    CommonWords.currencies + [
      (.number(2), "two"), (.number(3), "three"), (.number(4), "four"), (.number(5), "five"),
      (.number(6), "six"),
      (.number(7), "seven"), (.number(8), "eight"), (.number(9), "nine"), (.number(10), "ten"),
      (.number(11), "eleven"),
      (.number(12), "twelve,a dozen"), (.pack(12), "dozen"), (.number(13), "thirteen"),
      (.number(14), "fourteen"),
      (.number(15), "fifteen"),
      (.number(16), "sixteen"), (.number(17), "seventeen"), (.number(18), "eighteen"),
      (.number(19), "nineteen"),
      (.number(20), "twenty"), (.number(30), "thirty"), (.number(40), "forty"), (.number(50), "fifty"),
      (.number(60), "sixty"), (.number(70), "seventy"), (.number(80), "eighty"), (.number(90), "ninety"),
      (.number(1), "one"), (.number(100), "a hundred"), (.number(1000), "a thousand"),
      (.number(1_000_000), "a million"), (.number(1_000_000_000), "a billion"),
      (.number(1_000_000_000_000), "a trillion"),
      (.number(0), "none of"),
      (.part(2), "halves"), (.part(3), "thirds"), (.part(4), "quarters"), (.part(5), "fifths"),
      (.part(6), "sixths"),
      (.part(7), "sevenths"), (.part(8), "eighths"), (.part(9), "ninths"), (.part(10), "tenths"),
      (.part(12), "twelfths"),
      (.part(20), "twentieths"), (.part(100), "hundredths"),
      (.fraction(100 / 2), "half,one half,a half"), (.fraction(100 / 3.0), "a third,one third"),
      (.fraction(100 / 4), "a quarter,one quarter,a fourth,one fourth"),
      (.fraction(100 / 5), "a fifth,one fifth"),
      (.fraction(100 / 6.0), "a sixth,one sixth"), (.fraction(100 / 7.0), "a seventh,one seventh"),
      (.fraction(100 / 8), "an eighth,one eighth"), (.fraction(100 / 9.0), "a ninth,one ninth"),
      (.fraction(100 / 10), "a tenth,one tenth"), (.fraction(100 / 12.0), "a twelfth,one twelfth"),
      (.fraction(100 / 15.0), "a fifteenth"),
      (.fraction(100 / 20), "a twentieth,one twentieth"), (.fraction(100 / 30.0), "a thirtieth"),
      (.fraction(100 / 50), "a fiftieth"), (.fraction(100 / 100), "a hundredth"),
      (.fraction(100 / 3.0), "every third"), (.fraction(100 / 4), "every fourth"),
      (.fraction(100 / 5), "every fifth"), (.fraction(100 / 10), "every tenth"),
      (.half, "first half,second half,half year"), (.outOf, "in every,out of every,out of,in"),
      (.ordinal(1), "first,1st"), (.ordinal(2), "second,2nd"), (.ordinal(3), "third,3rd"),
      (.ordinal(4), "fourth,4th"),
      (.ordinal(5), "fifth,5th"), (.ordinal(6), "sixth,6th"), (.ordinal(7), "seventh,7th"),
      (.ordinal(8), "eighth,8th"),
      (.ordinal(9), "ninth,9th"), (.ordinal(10), "tenth,10th"), (.ordinal(11), "eleventh"),
      (.ordinal(12), "twelfth"),
      (
        .multiple(2),
        "doubled,doubles,doubling,double,twofold,twice as much,twice as many,twice as,twice that,twice the,twice what,twice its,twice their,twice those"
      ),
      (.multiple(3), "tripled,triples,tripling,triple,threefold,trebled,trebles"),
      (.multiple(4), "quadrupled,quadruples,quadrupling,fourfold"), (.multiple(5), "quintupled,fivefold"),
      (.multiple(6), "sixfold"), (.multiple(7), "sevenfold"),
      (.multiple(8), "eightfold"), (.multiple(9), "ninefold"), (.multiple(10), "tenfold"),
      (.multiple(1.5), "half as much again,half as many again"),
      (.multiple(0.5), "halved,halves its,halving,half as much,half as many"),

      (
        .before(.about),
        "about,around,roughly,approximately,some,nearly about,circa,barely,approx,approx.,an estimated"
      ),
      (.before(.nearly), "nearly,almost,close to,just under,just short of,just below,not quite"),
      (
        .before(.moreThan),
        """
        more than,over,above,at least,exceeding,no fewer than,no less than,upwards of,well over,just over,slightly more than,\
        a little more than,slightly over,in excess of
        """
      ),
      (.before(.lessThan), "less than,fewer than,under,short of"), (.before(.below), "below,beneath"),
      (.before(.atMost), "up to,at most,no more than,not more than,a maximum of,as many as,as much as"),
      (.after(.moreThan), "or more,plus"), (.after(.atMost), "or less,or fewer"),

      (
        .rank(1),
        "number one,No. 1,No.1,#1,top spot,top position,top place,first place,the lead,leads,takes the lead,tops,topped"
      ),
      (.rank(1), "pole position,at the top,in the lead,ranked top,holds the top"),
      (.rank(2), "No. 2,number two,#2,runner-up"), (.rank(3), "No. 3,number three,#3"),
      (.rank(4), "number four,No. 4"),
      (.rank(5), "No. 5,number five"),
      (
        .rankNoun, "place,places,position,positions,spot,spots,rank,ranks,ranking,in the ranking,in the table"
      ),
      (
        .rankVerb,
        """
        ranked,ranks,ranking,rank,remained,remains,stays,stayed,staying,came,comes,came in,comes in,finished,finishes,rose to,\
        rises to,climbed to,climbs to,jumped to,jumps to,moved to,moves to,moved up to,moved into,moves into,fell to,falls to,\
        dropped to,drops to,slipped to,slips to,slid to,slides to,sank to,down to,placed,still,is,was,in,now,being
        """
      ),
      (.superlative, "largest,biggest,highest,most,greatest,best,strongest,busiest,fastest,leading"),
      (.top, "top"),

      (.period(.lastYear), "last year,last year's,last season"),
      (.period(.thisYear), "this year,this year's,the current year"),
      (.period(.nextYear), "next year,next year's,coming year"),
      (
        .period(.lastQuarter),
        "last quarter,the previous quarter,preceding quarter,the prior quarter,quarter earlier,quarter before"
      ),
      (.period(.thisQuarter), "this quarter"), (.period(.thisMonth), "this month"),
      (.period(.lastMonth), "last month"),
      (
        .period(.previous),
        """
        previous year,previous year's,prior year,preceding year,a year earlier,a year ago,the year before,year before,year earlier,\
        twelve months earlier,previous season,season before,the previous,prior season,preceding season,last time
        """
      ),
      (
        .period(.partOfYear),
        "first half,second half,by mid,so far,year to date,in the spring,in spring,in autumn,in winter,in summer"
      ),
      (.quarter, "quarter"), (.year, "year,season"),
      (.month(1), "January,Jan,Jan."), (.month(2), "February,Feb,Feb."), (.month(3), "March,Mar,Mar."),
      (.month(4), "April,Apr,Apr."), (.month(5), "May"), (.month(6), "June,Jun,Jun."),
      (.month(7), "July,Jul,Jul."), (.month(8), "August,Aug,Aug."),
      (.month(9), "September,Sept,Sept.,Sep,Sep."),
      (.month(10), "October,Oct,Oct."), (.month(11), "November,Nov,Nov."), (.month(12), "December,Dec,Dec."),
      (.inRow, "in a row,running,in succession,consecutive,straight,successive"),

      (
        .up,
        """
        went up to,goes up to,gone up to,go up to,grew,grow,grows,growing,grown,rose,rise,rises,rising,risen,increase,increased,increases,increasing,up,gained,gain,gains,gaining,\
        climbed,climbs,climbing,climb,jumped,jumps,jump,surged,surge,surges,soared,soars,soar,skyrocket,skyrocketed,advanced,advances,\
        added,adds,expanded,expands,expand,swelled,swells,swell,more,higher,growth,improved,improves,widened,widens,boosted,upturn,\
        rebounded,recovered,recovers,accelerated,leapt
        """
      ),
      (
        .down,
        """
        fell,fall,falls,falling,fallen,declined,decline,declines,declining,decreased,decrease,decreases,down,sink,sinking,sunk,dropped,drop,drops,dropping,\
        lost,lose,loses,losing,loss,losses,slipped,slips,shrank,shrink,shrinks,shrinking,shrunk,slid,slides,sank,sinks,plunged,plunges,\
        tumbled,tumbles,reduced,reduce,reduces,cut,cuts,less,fewer,lower,contracted,contracts,narrowed,narrows,slumped,slump,eased,\
        retreated,weakened,shed,sheds,downturn
        """
      ),
      (.growth, "year-on-year,yoy,year over year,rate of growth,growth rate,growth of,change"),
      (
        .share,
        "share,shares,accounts for,accounted for,account for,accounting for,makes up,made up,represents,represented,of all,of the total,market share,percent of,% of,proportion"
      ),
      (
        .difference,
        "clear of,in front of,short of,gap,lead over,ahead of,behind,difference,margin,edge,distance,apart,advantage"
      ),
      (.from, "from"), (.to, "to"), (.than, "than,against,compared to,compared with,versus,vs.,after,vs"),
      (.of, "of"),
      (
        .all,
        """
        worldwide,global,globally,world,world's,total,totalled,totaled,altogether,overall,in all,industry,\
        all,nationwide
        """
      ), (.together, "together,combined,jointly,between them,taken together,in combination,added up"),
      (
        .hedge,
        """
        expected,expects,expect,forecast,forecasts,predicted,predicts,projected,projects,estimate,estimates,estimated,target,targets,targeted,\
        plans,plan,planned,planning,aims,aim,would,could,might,may,will,should,if,hopes,likely,goal,budgeted,initially,preliminary,\
        provisional,excluding,except,apart from,adjusted,net of,anticipates,anticipated,according to plan,until,by the end of,once,seeks,wants,\
        aimed,aiming,hoped,hope,hoping,sought,seek,seeking,wanted,needed,needs,promised,promises,feared,fears,bet,bets
        """
      ),
      (
        .other,
        """
        domestic,alone,per,average,quarter,half,month,monthly,quarterly,daily,abroad,export,share price,\
        segment,division,unit,since,within,among women,among men,including,without,part of
        """
      ),
      (
        .name,
        """
        Terminal,Gate,Gates,Level,Levels,Grade,Grades,Type,Types,Tier,Tiers,Block,Blocks,Phase,Stage,Class,Model,Version,Chapter,Article,Articles,\
        Section,Sections,Rule,Rules,Act,Resolution,Table,Tables,Figure,Figures,Line,Lines,Route,Room,Platform,Pier,Berth,Hall,Building,\
        Zone,Area,Page,Pages,Paragraph,Item,Number,No.,Nos.,Nr.,Series,Mark,Mk,Generation,Category,Group,Team,Channel,Runway,Highway,\
        Interstate,Directive,Regulation,Standard,ISO,IMO,IEC,DIN,EN,Agenda,Vision,Horizon,Flight,Unit,Reactor,Plant,Bill,Law,Order,Decree,\
        Annex,Appendix,Form,Schedule,Title,Part,Volume,Vol.,Issue,Lot,Dock,Berths,Shaft,Well,Mine,Track,Bay,Slot,Seat,Row,Car,Bus,Tram,Train,\
        Engine,Boeing,Airbus,Euro,Formula,Studio,Windows,Android,Round,Game,Match,Day,Week,Group,Pad,Hangar,Site,Field,Station,Exit,Aisle,\
        page,pages,p.,pp.,chapter,chapters,article,articles,section,sections,paragraph,paragraphs,clause,verse,version,room,flight,platform,\
        gate,stand,route,lane,track,level,tier,type,class,phase,stage,step,district,ward,precinct,zone,rule,directive,figure,fig.,appendix,\
        annex,volume,vol.,building,hall,pier,berth,dock,terminal,episode,scene,seat,channel,reactor,exit,junction,highway,box,Group of,\
        Fortune,hotline,extension,booth,pavilion,batch,batches,docket,invoice,carriage,bay,\
        Basel,Solvency,Apollo,Area,Sector,Package,Protocol,Convention,Grant,Award,Case,Ticket,Code,Codes,Scope,Quay,Canal,Lock,Depot
        """
      ),
      (
        .rest,
        "others,other countries,other producers,the rest,remaining,remainder,elsewhere,smaller ones,not name,not named,unnamed"
      ),
      (.joins, "and,&"), (.apposition, "or,that is,i.e.,or about,or some"),
      (.emphasis, "only,just,still,even,again,also,already"),
      (.pronoun, "it,its,they,their,the company,the group,the firm,the country,the club,the port"),
      (.turn, "while,whereas,but,although,though,because,since,which,when,where,as,and then,however"),
    ]
}

extension Sense {
  static func unit(_ name: String) -> Sense { .unit(name, .measure) }
  static func count(_ name: String) -> Sense { .unit(name, .count) }
}
