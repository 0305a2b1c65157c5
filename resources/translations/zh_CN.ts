<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>kefu</name>
    <message>
        <source>A brace stands alone and stays in the text. Write two of them if that is meant.</source>
        <translation>有一个花括号落单，会原样留在文字里；如果就要这个符号，请连写两个。</translation>
    </message>
    <message>
        <source>A key was still held down, so nothing was pasted. </source>
        <translation>还有按键没有松开，没有粘贴。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote the library {file}. Please update the program.</source>
        <translation>话术库 {file} 是由更新的版本写的，请先更新本程序。</translation>
    </message>
    <message>
        <source>A phrase has no name. Please give it one.</source>
        <translation>这条话术还没有名称，请填写一个。</translation>
    </message>
    <message>
        <source>A phrase holds something that no pack can hold. Please type its text anew.</source>
        <translation>这条话术里有话术包存不下的内容，请重新输入文字。</translation>
    </message>
    <message>
        <source>A setting has a value that no file can hold. Please check it.</source>
        <translation>有一项设置的值无法保存，请检查。</translation>
    </message>
    <message>
        <source>A step has both phrase and phrases. Keep one of the two.</source>
        <translation>同一步里既有 phrase 又有 phrases，请只保留一个。</translation>
    </message>
    <message>
        <source>A step names no phrase. Please give it one.</source>
        <translation>有一步没有指定话术，请补上。</translation>
    </message>
    <message>
        <source>A step names {phrase}, which is no id of a phrase. Please correct it.</source>
        <translation>有一步写的 {phrase} 不是话术编号，请改正。</translation>
    </message>
    <message>
        <source>A text holds half a character. Please type it anew.</source>
        <translation>文字里有半个字符，请重新输入。</translation>
    </message>
    <message>
        <source>A wording has more than {most} characters. Please shorten or split it.</source>
        <translation>一种说法超过了 {most} 个字，请缩短或拆开。</translation>
    </message>
    <message>
        <source>A wording is empty. Please write a text or remove it.</source>
        <translation>有一种说法是空的，请填写文字或删除它。</translation>
    </message>
    <message>
        <source>A wording is neither a text nor a table with a text.</source>
        <translation>有一种说法既不是文字，也不是带文字的表。</translation>
    </message>
    <message>
        <source>A wording this customer has not had yet</source>
        <translation>这位顾客没听过的说法</translation>
    </message>
    <message>
        <source>Add a wording</source>
        <translation>添加一种说法</translation>
    </message>
    <message>
        <source>Add as wordings</source>
        <translation>添加为说法</translation>
    </message>
    <message>
        <source>After sales</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All wordings are switched off, so the phrase cannot be used.</source>
        <translation>所有说法都停用了，这条话术现在用不了。</translation>
    </message>
    <message>
        <source>All wordings of {name} are switched off. Switch one on to use it.</source>
        <translation>“{name}”的说法都停用了，启用一种就能用。</translation>
    </message>
    <message>
        <source>Another program holds the clipboard and does not answer. Please try again.</source>
        <translation>其他程序占用了剪贴板且没有响应，请再试一次。</translation>
    </message>
    <message>
        <source>Another program holds the clipboard. Please try again.</source>
        <translation>剪贴板正被其他程序占用，请再试一次。</translation>
    </message>
    <message>
        <source>Another program holds the clipboard. Try again in a moment.</source>
        <translation>剪贴板正被其他程序占用，请稍后再试。</translation>
    </message>
    <message>
        <source>Another program is holding the clipboard, so nothing was pasted. </source>
        <translation>剪贴板正被其他程序占用，没有粘贴。</translation>
    </message>
    <message>
        <source>Another program is using the library {file}. Please try again.</source>
        <translation>话术库 {file} 正被其他程序使用，请再试一次。</translation>
    </message>
    <message>
        <source>Another program uses {hotkey}. Choose another combination.</source>
        <translation>{hotkey} 已被其他程序占用，请换一个组合键。</translation>
    </message>
    <message>
        <source>Another wording</source>
        <translation>换说法</translation>
    </message>
    <message>
        <source>As recognised</source>
        <translation>还原识别结果</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Beeftext table</source>
        <translation>Beeftext 表格</translation>
    </message>
    <message>
        <source>Better: {suggestion}</source>
        <translation>建议改成：{suggestion}</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled. Your library is as it was.</source>
        <translation>已取消，您的话术库没有变化。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Change values</source>
        <translation>改内容</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a folder with phrases</source>
        <translation>选择放话术的文件夹</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose files with phrases</source>
        <translation>选择话术文件</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose one to read it in full.</source>
        <translation>选中一条，这里显示全文。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列的对应</translation>
    </message>
    <message>
        <source>Columns of {name}</source>
        <translation>{name} 的列的对应</translation>
    </message>
    <message>
        <source>Commands such as `kefu open palette` cannot reach the program ({reason}).</source>
        <translation>`kefu open palette` 等命令连不上本程序（{reason}）。</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Comparing with your phrases</source>
        <translation>正在和您的话术比对</translation>
    </message>
    <message>
        <source>Customer service phrases</source>
        <translation>客服话术</translation>
    </message>
    <message>
        <source>Customer {name}</source>
        <translation>顾客 {name}</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Don't import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Drop files or a folder here</source>
        <translation>把文件或文件夹拖到这里</translation>
    </message>
    <message>
        <source>Each cell is one wording</source>
        <translation>一格是一种说法</translation>
    </message>
    <message>
        <source>Each line is a wording</source>
        <translation>一格里一行一种说法</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit phrase</source>
        <translation>修改话术</translation>
    </message>
    <message>
        <source>Excel, Word, CSV, text, Markdown, espanso, AutoKey, Beeftext, QuickText, TextExpander, Alfred, Text Blaze, Raycast, phrase packs</source>
        <translation>可以导入 Excel、Word、CSV、文本、Markdown、espanso、AutoKey、Beeftext、QuickText、TextExpander、Alfred、Text Blaze、Raycast、话术包</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Hotkey</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Hotkey not available</source>
        <translation>快捷键用不了</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import more</source>
        <translation>再导入</translation>
    </message>
    <message>
        <source>Import phrases</source>
        <translation>导入话术</translation>
    </message>
    <message>
        <source>Import this sheet</source>
        <translation>导入这张表</translation>
    </message>
    <message>
        <source>Import {count}</source>
        <translation>导入 {count} 条</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入好了</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件里</translation>
    </message>
    <message>
        <source>Input method</source>
        <translation>输入法</translation>
    </message>
    <message>
        <source>Input method off: letters are pinyin</source>
        <translation>输入法已关：直接打拼音首字母</translation>
    </message>
    <message>
        <source>Input method on: type Chinese</source>
        <translation>输入法已开：可以打汉字</translation>
    </message>
    <message>
        <source>It did not answer. Log out and in again if it stays so.</source>
        <translation>它没有响应。如果一直这样，请注销后重新登录。</translation>
    </message>
    <message>
        <source>It is not taken back yet. If you close now, the imported phrases stay.</source>
        <translation>还没有撤销完，现在关闭的话，导入的话术会留着。</translation>
    </message>
    <message>
        <source>It is on the clipboard: click into the chat box and press Ctrl+V.</source>
        <translation>文字已在剪贴板，请点一下聊天框，再按 Ctrl+V。</translation>
    </message>
    <message>
        <source>It was for: {purpose}</source>
        <translation>用途：{purpose}</translation>
    </message>
    <message>
        <source>It was not taken back. The imported phrases are still there; `kefu undo` takes them back.</source>
        <translation>没有撤销成，导入的话术都还在；可以用命令 `kefu undo` 撤销。</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两个都留</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Let go to read it</source>
        <translation>松开鼠标就开始读取</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New phrase</source>
        <translation>新建话术</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>换一项</translation>
    </message>
    <message>
        <source>No chat window was in front, so nothing was pasted. </source>
        <translation>前面没有聊天窗口，没有粘贴。</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>未指定顾客</translation>
    </message>
    <message>
        <source>No key of this keyboard is free for typing. Let the program use paste instead.</source>
        <translation>这个键盘没有空闲的键可用来输入，请让程序改用粘贴。</translation>
    </message>
    <message>
        <source>No phrases here yet</source>
        <translation>这里还没有话术</translation>
    </message>
    <message>
        <source>No phrases were found.</source>
        <translation>没有找到话术，请看看列的对应或换一种格式。</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>还没有选中要导入的话术。</translation>
    </message>
    <message>
        <source>Now here</source>
        <translation>现有的</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Old Excel table</source>
        <translation>旧版 Excel 表格</translation>
    </message>
    <message>
        <source>Table of a web page</source>
        <translation>网页表格</translation>
    </message>
    <message>
        <source>Open palette</source>
        <translation>打开话术面板</translation>
    </message>
    <message>
        <source>Other words you would search by, between commas</source>
        <translation>您还会怎么搜它，用逗号隔开</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste and send</source>
        <translation>粘贴并发送</translation>
    </message>
    <message>
        <source>Paste the clipboard</source>
        <translation>粘贴剪贴板</translation>
    </message>
    <message>
        <source>Pasted. What you had copied before could not be put back: please copy it again if you need it.</source>
        <translation>已粘贴。您之前复制的内容没能放回剪贴板，如果还需要，请重新复制一次。</translation>
    </message>
    <message>
        <source>Pause hotkeys</source>
        <translation>暂停快捷键</translation>
    </message>
    <message>
        <source>Payment chase</source>
        <translation>催付</translation>
    </message>
    <message>
        <source>Phrase pack with pictures</source>
        <translation>带图片的话术包</translation>
    </message>
    <message>
        <source>Phrases for people who sell online.</source>
        <translation>给网店卖家的快捷话术。</translation>
    </message>
    <message>
        <source>Phrases found</source>
        <translation>找到的话术</translation>
    </message>
    <message>
        <source>Phrases of the file</source>
        <translation>文件里的话术</translation>
    </message>
    <message>
        <source>Phrases that differ:</source>
        <translation>内容不同的话术：</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Please choose the phrase again.</source>
        <translation>请重新选一次话术。</translation>
    </message>
    <message>
        <source>Please fill in {names} first.</source>
        <translation>请先填写 {names}。</translation>
    </message>
    <message>
        <source>Please fill in: {name}</source>
        <translation>请填写：{name}</translation>
    </message>
    <message>
        <source>Press Ctrl+N to write your first one.</source>
        <translation>按 Ctrl+N 写下第一条。</translation>
    </message>
    <message>
        <source>Press a combination, e.g. Ctrl+Alt+1</source>
        <translation>按下组合键，如 Ctrl+Alt+1</translation>
    </message>
    <message>
        <source>Press another combination here:</source>
        <translation>请在这里按下另一个组合键：</translation>
    </message>
    <message>
        <source>Press the keys you want; Backspace removes them.</source>
        <translation>按下想用的组合键；按退格键清除。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Put “{suggestion}” instead</source>
        <translation>换成“{suggestion}”</translation>
    </message>
    <message>
        <source>PySide6 is not installed, so no window can be shown. Install it and try again.</source>
        <translation>没有安装 PySide6，无法显示窗口。请安装后再试。</translation>
    </message>
    <message>
        <source>Quick phrases</source>
        <translation>快捷话术</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Reading stopped unexpectedly, and nothing was imported. Please try again, or split the file.</source>
        <translation>读取意外中断，没有导入任何内容。请再试一次，或者把文件拆小。</translation>
    </message>
    <message>
        <source>Remove this wording</source>
        <translation>删除这种说法</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Row {number} is the header</source>
        <translation>第 {number} 行是表头</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Search phrases</source>
        <translation>搜索话术</translation>
    </message>
    <message>
        <source>Search: pinyin, initials or words</source>
        <translation>搜索：拼音、首字母或文字</translation>
    </message>
    <message>
        <source>Several wordings in one cell</source>
        <translation>一格里有几种说法</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Take the new ones</source>
        <translation>换成新的</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Text to be pasted</source>
        <translation>将要粘贴的文字</translation>
    </message>
    <message>
        <source>TextExpander table</source>
        <translation>TextExpander 表格</translation>
    </message>
    <message>
        <source>The X screen does not let this program in. Start it from the desktop itself.</source>
        <translation>X 屏幕不允许本程序连接，请在桌面上直接启动。</translation>
    </message>
    <message>
        <source>The category {category} has characters that do not fit. Use letters, digits, - and _.</source>
        <translation>分类 {category} 里有不能用的字符，请用字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>The chosen phrase in full</source>
        <translation>选中的话术全文</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard cannot be reached from the command line here. On Linux install xclip, xsel or wl-clipboard, or leave --copy out.</source>
        <translation>这里的命令行用不了剪贴板。Linux 上请安装 xclip、xsel 或 wl-clipboard，或者不用 --copy。</translation>
    </message>
    <message>
        <source>The connection to the screen was lost. Please start the app again.</source>
        <translation>与屏幕的连接断开了，请重新启动程序。</translation>
    </message>
    <message>
        <source>The desktop's thread does not run yet. Please start the app again.</source>
        <translation>桌面线程还没有运行，请重新启动程序。</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed. Please make room and try again.</source>
        <translation>磁盘满了，什么都没有改。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The file is no phrase pack: it has no line such as format = {number}.</source>
        <translation>这个文件不是话术包：里面没有 format = {number} 这样的一行。</translation>
    </message>
    <message>
        <source>The file {file} belongs to another program. Please choose another folder.</source>
        <translation>文件 {file} 属于其他程序，请换一个文件夹。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read ({reason}).</source>
        <translation>文件 {file} 读不了（{reason}）。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}. Please check it.</source>
        <translation>文件 {file} 读不了：{reason}。请检查。</translation>
    </message>
    <message>
        <source>The file {file} could not be written: {reason}. The old one is as it was.</source>
        <translation>文件 {file} 写不进去：{reason}。原来的文件没有动。</translation>
    </message>
    <message>
        <source>The file {file} has a pattern that cannot be read: {pattern}.</source>
        <translation>文件 {file} 里有读不懂的模式：{pattern}。</translation>
    </message>
    <message>
        <source>The file {file} has an unknown severity {severity}.</source>
        <translation>文件 {file} 里有不认识的级别 {severity}。</translation>
    </message>
    <message>
        <source>The file {file} has an unknown span {span}.</source>
        <translation>文件 {file} 里有不认识的范围 {span}。</translation>
    </message>
    <message>
        <source>The file {file} is no TOML in UTF-8. Please correct it.</source>
        <translation>文件 {file} 不是 UTF-8 的 TOML，请改正。</translation>
    </message>
    <message>
        <source>The file {file} is not UTF-8 text. Save it as UTF-8 and try again.</source>
        <translation>文件 {file} 不是 UTF-8 文本，请另存为 UTF-8 后再试。</translation>
    </message>
    <message>
        <source>The file {file} needs a newer version of this program. Please update it.</source>
        <translation>文件 {file} 需要更新的版本才能读，请先更新本程序。</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>The flow {id} has no name. Please give it one.</source>
        <translation>流程 {id} 没有名称，请填写一个。</translation>
    </message>
    <message>
        <source>The flow {name} does not say when to use it. Please add that.</source>
        <translation>流程“{name}”没有说明什么时候用，请补上。</translation>
    </message>
    <message>
        <source>The flow {name} has no step. Please write at least one.</source>
        <translation>流程“{name}”还没有步骤，请至少写一步。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another one with --data.</source>
        <translation>文件夹 {folder} 建不了：{reason}。请用 --data 换一个。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to ({reason}). Free some space or choose another with --data.</source>
        <translation>文件夹 {folder} 写不进去（{reason}）。请腾出空间，或用 --data 换一个。</translation>
    </message>
    <message>
        <source>The folder {folder} is missing. Please install the program again.</source>
        <translation>缺少文件夹 {folder}，请重新安装程序。</translation>
    </message>
    <message>
        <source>The id {id} has characters that do not fit. Use letters, digits, - and _.</source>
        <translation>编号 {id} 里有不能用的字符，请用字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>The id {id} is taken. Choose another one, or leave it out.</source>
        <translation>编号 {id} 已经用过了，请换一个或者不填。</translation>
    </message>
    <message>
        <source>The id {id} is used twice. Give each flow its own.</source>
        <translation>编号 {id} 用了两次，请给每个流程各用一个。</translation>
    </message>
    <message>
        <source>The id {id} stands there twice. The first phrase is taken.</source>
        <translation>编号 {id} 出现了两次，取用第一条。</translation>
    </message>
    <message>
        <source>The import is not finished. If you close now, nothing of it stays.</source>
        <translation>导入还没有完成，现在关闭就不会留下任何内容。</translation>
    </message>
    <message>
        <source>The key {key} is missing or has a value that does not fit.</source>
        <translation>{key} 缺失，或者它的值不合适。</translation>
    </message>
    <message>
        <source>The library {file} cannot be opened or written. Please check the folder.</source>
        <translation>话术库 {file} 打不开或写不进去，请检查文件夹。</translation>
    </message>
    <message>
        <source>The library {file} could not be used: {reason}.</source>
        <translation>话术库 {file} 用不了：{reason}。</translation>
    </message>
    <message>
        <source>The library {file} could not be written: {reason}. Please check the folder.</source>
        <translation>话术库 {file} 写不进去：{reason}。请检查文件夹。</translation>
    </message>
    <message>
        <source>The library {file} is damaged or no library, and was left as it is. Put a backup in its place, or move it elsewhere and start again with a new one.</source>
        <translation>话术库 {file} 已损坏，或者不是话术库；我们没有动它。请换上一份备份，或把它移到别处后重新启动（会新建一个）。</translation>
    </message>
    <message>
        <source>The pack has format {number}, which a newer version of this program wrote. Please update the program.</source>
        <translation>话术包的格式 {number} 来自更新的版本，请先更新本程序。</translation>
    </message>
    <message>
        <source>The pack has no list of phrases. Begin each phrase with [[phrase]].</source>
        <translation>话术包里没有话术列表，每条话术请以 [[phrase]] 开头。</translation>
    </message>
    <message>
        <source>The pack is nested too deeply. Nothing was taken in.</source>
        <translation>话术包嵌套太深，什么都没有导入。</translation>
    </message>
    <message>
        <source>The pack is no TOML: {reason}. Nothing was taken in.</source>
        <translation>话术包不是 TOML:{reason}。什么都没有导入。</translation>
    </message>
    <message>
        <source>The pack is not UTF-8 text. Save it as UTF-8 and try again.</source>
        <translation>话术包不是 UTF-8 文本，请另存为 UTF-8 后再试。</translation>
    </message>
    <message>
        <source>The part that talks to Windows does not run. Start the program again.</source>
        <translation>与 Windows 打交道的部分没有运行，请重新启动程序。</translation>
    </message>
    <message>
        <source>The phrase is no table. Begin each phrase with [[phrase]].</source>
        <translation>这条话术不是表，每条话术请以 [[phrase]] 开头。</translation>
    </message>
    <message>
        <source>The phrase {name} has no wording. Please write at least one.</source>
        <translation>话术“{name}”还没有说法，请至少写一种。</translation>
    </message>
    <message>
        <source>The program could not start</source>
        <translation>程序没能启动</translation>
    </message>
    <message>
        <source>The program is not running. Start it with `kefu-desktop` and try again.</source>
        <translation>程序没有运行，请用 `kefu-desktop` 启动后再试。</translation>
    </message>
    <message>
        <source>The running program could not do that. Its window or its log says why.</source>
        <translation>运行中的程序没能完成，原因见它的窗口或日志。</translation>
    </message>
    <message>
        <source>The starter phrases could not be loaded. Please start the program again.</source>
        <translation>自带话术没能载入，请重新启动程序。</translation>
    </message>
    <message>
        <source>The step {phrase} counts wordings from 0. Count them from 1.</source>
        <translation>步骤 {phrase} 的说法从 0 数起了，请从 1 数起。</translation>
    </message>
    <message>
        <source>The step {phrase} has a time of {seconds} seconds. Give it one from 1 to {most}.</source>
        <translation>步骤 {phrase} 的时间是 {seconds} 秒，请填 1 到 {most}。</translation>
    </message>
    <message>
        <source>The step {phrase} has no goal. Please say what it achieves.</source>
        <translation>步骤 {phrase} 没有目标，请写明要达到什么。</translation>
    </message>
    <message>
        <source>The step {phrase} names a phrase twice. Name it once.</source>
        <translation>步骤 {phrase} 把同一条话术写了两次，请只写一次。</translation>
    </message>
    <message>
        <source>The step {phrase} names several phrases and also wordings. Keep one of the two.</source>
        <translation>步骤 {phrase} 既写了多条话术又写了说法，请只保留一种。</translation>
    </message>
    <message>
        <source>The system did not let the paste keys through. </source>
        <translation>系统没有放行粘贴按键。</translation>
    </message>
    <message>
        <source>The text has the blank {blank}. Please write what belongs there.</source>
        <translation>文字里还有没填的“{blank}”，请按 Ctrl+E 改成实际内容。</translation>
    </message>
    <message>
        <source>The text is empty today. Please take another wording.</source>
        <translation>这种说法今天没有内容，请换一种。</translation>
    </message>
    <message>
        <source>The text is on the clipboard: press Ctrl+V in the chat box.</source>
        <translation>文字已在剪贴板，请在聊天框按 Ctrl+V。</translation>
    </message>
    <message>
        <source>The window changed, so nothing was pasted. </source>
        <translation>窗口变了，没有粘贴。</translation>
    </message>
    <message>
        <source>The window did not take the text. </source>
        <translation>这个窗口没有接收文字。</translation>
    </message>
    <message>
        <source>There are none of this kind.</source>
        <translation>没有这一类。</translation>
    </message>
    <message>
        <source>There is no X screen here. Log in to a desktop first.</source>
        <translation>这里没有 X 屏幕，请先登录桌面。</translation>
    </message>
    <message>
        <source>There is no category {category}. There are: {known}.</source>
        <translation>没有分类 {category}。现有：{known}。</translation>
    </message>
    <message>
        <source>There is no flow {id}. `kefu show --flow` lists all of them.</source>
        <translation>没有流程 {id}。`kefu show --flow` 会列出全部。</translation>
    </message>
    <message>
        <source>There is no phrase for this key yet. Open the palette and choose one first.</source>
        <translation>这个快捷键还没有对应的话术，请先打开面板选一条。</translation>
    </message>
    <message>
        <source>There is no phrase {id}. `kefu list` shows all of them.</source>
        <translation>没有话术 {id}。`kefu list` 会列出全部。</translation>
    </message>
    <message>
        <source>There is no screen here (DISPLAY is not set). Start the program on a desktop.</source>
        <translation>这里没有屏幕（未设置 DISPLAY），请在桌面上启动程序。</translation>
    </message>
    <message>
        <source>There is no text and no file on the clipboard.</source>
        <translation>剪贴板里没有文字，也没有文件。请先复制，再来粘贴。</translation>
    </message>
    <message>
        <source>This customer has had this wording before</source>
        <translation>这位顾客听过这种说法</translation>
    </message>
    <message>
        <source>This is a Wayland session without X11: global hotkeys and pasting do not work here. Log in again and choose an X11 (Xorg) session.</source>
        <translation>这是没有 X11 的 Wayland 会话，全局快捷键和粘贴在这里用不了。请重新登录并选择 X11（Xorg）会话。</translation>
    </message>
    <message>
        <source>This is no phrase pack: {reason}</source>
        <translation>这不是话术包：{reason}</translation>
    </message>
    <message>
        <source>This is not Windows. Use another back end.</source>
        <translation>这里不是 Windows，请用其他后端。</translation>
    </message>
    <message>
        <source>This keyboard has no key {key}. Choose another combination.</source>
        <translation>这个键盘没有 {key} 键，请换一个组合键。</translation>
    </message>
    <message>
        <source>This screen does not let programs send keys (XTEST is off). Paste with Ctrl+V.</source>
        <translation>这个屏幕不允许程序发送按键（XTEST 已关），请按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>This window runs as administrator, and the system keeps other programs out of it. </source>
        <translation>这个窗口以管理员身份运行，系统不让其他程序往里粘贴。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气提醒</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Try its pinyin initials, or press Ctrl+N to add it as a new phrase.</source>
        <translation>试试拼音首字母，或按 Ctrl+N 新建一条。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Until it is whole, nothing of it is in your library.</source>
        <translation>全部完成之前，您的话术库不会有任何变化。</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>就用这个</translation>
    </message>
    <message>
        <source>What column {number} holds</source>
        <translation>第 {number} 列是什么</translation>
    </message>
    <message>
        <source>What could not be carried over</source>
        <translation>需要留意的内容</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What you chose here is not imported yet. Close all the same?</source>
        <translation>您在这里选好的还没有导入，确定要关闭吗？</translation>
    </message>
    <message>
        <source>What you chose here is not imported yet. Go on with the new files?</source>
        <translation>您在这里选好的还没有导入，要换成新的文件吗？</translation>
    </message>
    <message>
        <source>What you wrote is not saved yet.</source>
        <translation>您写的内容还没有保存。</translation>
    </message>
    <message>
        <source>What {name} is</source>
        <translation>{name} 是什么格式</translation>
    </message>
    <message>
        <source>Which phrases are shown</source>
        <translation>显示哪些话术</translation>
    </message>
    <message>
        <source>Windows did not answer in time. Try again.</source>
        <translation>Windows 没有及时响应，请再试一次。</translation>
    </message>
    <message>
        <source>Windows did not let the keys through. Press Ctrl+V in the chat window.</source>
        <translation>Windows 没有放行按键，请在聊天窗口按 Ctrl+V。</translation>
    </message>
    <message>
        <source>Windows did not take the text. Copy it from the library.</source>
        <translation>Windows 没有接收文字，请从话术库里复制。</translation>
    </message>
    <message>
        <source>Windows did not take the text. Try again.</source>
        <translation>Windows 没有接收文字，请再试一次。</translation>
    </message>
    <message>
        <source>Windows does not let {hotkey} be used. Choose another combination.</source>
        <translation>Windows 不允许使用 {hotkey}，请换一个组合键。</translation>
    </message>
    <message>
        <source>Windows gave us no window. Sign in to a desktop and start again.</source>
        <translation>Windows 没有给出窗口，请登录桌面后重新启动。</translation>
    </message>
    <message>
        <source>Windows has no key {key}. Choose another combination.</source>
        <translation>Windows 没有 {key} 键，请换一个组合键。</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>话术内容</translation>
    </message>
    <message>
        <source>Wording {place}</source>
        <translation>说法 {place}</translation>
    </message>
    <message>
        <source>Wording {place} of {count}</source>
        <translation>第 {place} 种说法，共 {count} 种</translation>
    </message>
    <message>
        <source>Wordings</source>
        <translation>说法</translation>
    </message>
    <message>
        <source>Wordings between / signs</source>
        <translation>说法之间用 / 隔开</translation>
    </message>
    <message>
        <source>Wordings between ; signs</source>
        <translation>说法之间用 ; 隔开</translation>
    </message>
    <message>
        <source>Wordings between {sign}</source>
        <translation>说法之间用 {sign} 隔开</translation>
    </message>
    <message>
        <source>Wordings between | signs</source>
        <translation>说法之间用 | 隔开</translation>
    </message>
    <message>
        <source>Wordings between ； signs</source>
        <translation>说法之间用 ； 隔开</translation>
    </message>
    <message>
        <source>Words in braces, such as {example}, are filled in when you paste.</source>
        <translation>花括号里的内容（如 {example}）在粘贴时填写。</translation>
    </message>
    <message>
        <source>You have all of these already.</source>
        <translation>这些话术您都已经有了。</translation>
    </message>
    <message>
        <source>Your library is as it was before: {count} phrases were taken back.</source>
        <translation>撤回了 {count} 条，话术库和导入前一样。</translation>
    </message>
    <message>
        <source>add a phrase</source>
        <translation>添加一条话术</translation>
    </message>
    <message>
        <source>all keywords, anew</source>
        <translation>重写全部关键词</translation>
    </message>
    <message>
        <source>all wordings, anew</source>
        <translation>重写全部说法</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>等 {count} 个</translation>
    </message>
    <message>
        <source>and {count} more files that could not be read</source>
        <translation>还有 {count} 个文件没有读出来</translation>
    </message>
    <message>
        <source>and {count} more files, which come in as well</source>
        <translation>还有 {count} 个文件，也会一起导入</translation>
    </message>
    <message>
        <source>and {count} more wordings</source>
        <translation>还有 {count} 种说法</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>换一种</translation>
    </message>
    <message>
        <source>change a phrase; what is not named stays</source>
        <translation>修改一条话术，没写的保持不变</translation>
    </message>
    <message>
        <source>check the tone of a file, of a pack, or of the library</source>
        <translation>检查文件、话术包或话术库的语气</translation>
    </message>
    <message>
        <source>do not note it as used</source>
        <translation>不记为已使用</translation>
    </message>
    <message>
        <source>end the running program</source>
        <translation>退出运行中的程序</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>比较有把握</translation>
    </message>
    <message>
        <source>give the next wording of a phrase</source>
        <translation>给出一条话术的下一种说法</translation>
    </message>
    <message>
        <source>keep everything in this folder (or set KEFU_DATA)</source>
        <translation>所有数据放在这个文件夹（或设置 KEFU_DATA）</translation>
    </message>
    <message>
        <source>list the flows, or show one</source>
        <translation>列出流程，或显示一个</translation>
    </message>
    <message>
        <source>list the phrases</source>
        <translation>列出话术</translation>
    </message>
    <message>
        <source>not very sure</source>
        <translation>不太确定</translation>
    </message>
    <message>
        <source>open a window of the running program</source>
        <translation>打开运行中程序的窗口</translation>
    </message>
    <message>
        <source>open the palette</source>
        <translation>打开话术面板</translation>
    </message>
    <message>
        <source>open the palette on a category</source>
        <translation>打开话术面板的某个分类</translation>
    </message>
    <message>
        <source>paste a phrase through the running program</source>
        <translation>让运行中的程序粘贴一条话术</translation>
    </message>
    <message>
        <source>paste into a window of its own and compare</source>
        <translation>往自己的窗口粘贴并核对</translation>
    </message>
    <message>
        <source>paste one phrase at once</source>
        <translation>直接粘贴一条话术</translation>
    </message>
    <message>
        <source>paste the last phrase again, in its next wording</source>
        <translation>再粘贴一次上一条话术，换一种说法</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>输出一个 JSON 文档</translation>
    </message>
    <message>
        <source>put it on the clipboard</source>
        <translation>放到剪贴板</translation>
    </message>
    <message>
        <source>quite sure</source>
        <translation>很有把握</translation>
    </message>
    <message>
        <source>recognised as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>remove a phrase</source>
        <translation>删除一条话术</translation>
    </message>
    <message>
        <source>say what works on this desktop</source>
        <translation>说明这台电脑上哪些功能可用</translation>
    </message>
    <message>
        <source>search as the palette does</source>
        <translation>像面板一样搜索</translation>
    </message>
    <message>
        <source>show one phrase, or the flows</source>
        <translation>显示一条话术或流程</translation>
    </message>
    <message>
        <source>take back the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>{added} new, {updated} updated, {skipped} skipped</source>
        <translation>新增 {added} 条，更新 {updated} 条，跳过 {skipped} 条</translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation>{count} 个链接</translation>
    </message>
    <message>
        <source>{count} phrases found</source>
        <translation>找到 {count} 条话术</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>{count} to fill</source>
        <translation>需填 {count}</translation>
    </message>
    <message>
        <source>{file} has no list of lists called synonyms. Please correct it.</source>
        <translation>{file} 里没有名为 synonyms 的列表，请改正。</translation>
    </message>
    <message>
        <source>{file} has something that is no list of texts. Please correct it.</source>
        <translation>{file} 里有一项不是文字列表，请改正。</translation>
    </message>
    <message>
        <source>{file} is no TOML file. Please correct it.</source>
        <translation>{file} 不是 TOML 文件，请改正。</translation>
    </message>
    <message>
        <source>{hotkey} belongs to the phrase {id} already. Choose another one.</source>
        <translation>{hotkey} 已经给了话术 {id}，请换一个。</translation>
    </message>
    <message>
        <source>{hotkey} is given twice. Choose another combination for one of them.</source>
        <translation>{hotkey} 设了两次，请给其中一个换组合键。</translation>
    </message>
    <message>
        <source>{hotkey} is in use already. Choose another combination.</source>
        <translation>{hotkey} 已经在用了，请换一个组合键。</translation>
    </message>
    <message>
        <source>{hotkey} is not available</source>
        <translation>{hotkey} 用不了</translation>
    </message>
    <message>
        <source>{key} is taken by another program. Choose another combination.</source>
        <translation>{key} 已被其他程序占用，请换一个组合键。</translation>
    </message>
    <message>
        <source>{key} must be a list of texts or of numbers. Please correct it.</source>
        <translation>{key} 应是文字或数字的列表，请改正。</translation>
    </message>
    <message>
        <source>{key} must be a text. Please put it in quotes.</source>
        <translation>{key} 应是文字，请加上引号。</translation>
    </message>
    <message>
        <source>{key} must be a whole number of seconds. Please correct it.</source>
        <translation>{key} 应是整数秒，请改正。</translation>
    </message>
    <message>
        <source>{name} · {count} rows</source>
        <translation>{name} · {count} 行</translation>
    </message>
    <message>
        <source>{text} is not a key combination. Write it like Ctrl+Alt+Space.</source>
        <translation>{text} 不是组合键，请写成 Ctrl+Alt+Space 这样。</translation>
    </message>
    <message>
        <source>{{{part}}} is no placeholder and stays in the text as it is.</source>
        <translation>{{{part}}} 不是变量，会原样留在文字里。</translation>
    </message>
    <message>
        <source>Keys that only a pack knows are not written in this format.</source>
        <translation>只有话术包才有的附加项，这种格式写不下。</translation>
    </message>
    <message>
        <source>No column of {file} looks like phrases. Name one 话术内容.</source>
        <translation>{file} 里没有哪一列像话术；请把那一列的表头写成“话术内容”。</translation>
    </message>
    <message>
        <source>No phrases are recognised in {file}. Save it as CSV, XLSX or text and try again.</source>
        <translation>{file} 里没有认出话术；请另存为 CSV、XLSX 或文本再试。</translation>
    </message>
    <message>
        <source>Plain text holds wordings and categories alone: no names, keywords, pictures or hotkeys.</source>
        <translation>纯文本只装得下说法和分类，没有名称、关键词、图片和快捷键。</translation>
    </message>
    <message>
        <source>Control characters, which no chat window can show, were taken out of the text.</source>
        <translation>文字里有聊天窗口显示不了的控制字符，已去掉。</translation>
    </message>
    <message>
        <source>Signs that turn the direction of the text, and can disguise it, were taken out of the text.</source>
        <translation>文字里有会颠倒文字方向、可能用来伪装的符号，已去掉。</translation>
    </message>
    <message>
        <source>Characters that nobody can see were taken out of the text.</source>
        <translation>文字里有看不见的字符，已去掉。</translation>
    </message>
    <message>
        <source>The text looks like a formula of a spreadsheet. It stays plain text and is never run.</source>
        <translation>这段文字像表格公式。它只会作为普通文字，不会被运行。</translation>
    </message>
    <message>
        <source>No column is chosen for the wording. Choose one, or leave the sheet out.</source>
        <translation>没有选择话术内容那一列。请选一列，或者跳过这个表。</translation>
    </message>
    <message>
        <source>The sheet looks like an explanation and is left out. Choose its columns to take it in.</source>
        <translation>这个表像是填写说明，已跳过。需要导入的话，请为它选择列。</translation>
    </message>
    <message>
        <source>The ending of {file} names no format. Add --format: {known}.</source>
        <translation>从 {file} 的后缀看不出格式；请加上 --format：{known}。</translation>
    </message>
    <message>
        <source>The file has more than {most} phrases. Please split it.</source>
        <translation>文件里的话术超过 {most} 条，请拆开再导入。</translation>
    </message>
    <message>
        <source>The file is no PNG, JPEG, GIF, WebP or BMP picture of at most {side} pixels a side. It is left out.</source>
        <translation>这不是 PNG、JPEG、GIF、WebP 或 BMP 图片，或者边长超过 {side} 像素；没有导入它。</translation>
    </message>
    <message>
        <source>The file is no text in UTF-8, UTF-16 or GB18030. Save it as UTF-8 and try again.</source>
        <translation>文件不是 UTF-8、UTF-16 或 GB18030 文本；请另存为 UTF-8 再试。</translation>
    </message>
    <message>
        <source>The file {file} does not hold one phrase pack. Nothing was taken in.</source>
        <translation>{file} 里应当正好有一个话术包；什么都没有导入。</translation>
    </message>
    <message>
        <source>The file {file} is larger than {most} MB. Please split it.</source>
        <translation>{file} 超过 {most} MB，请拆开再导入。</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Choose a new one.</source>
        <translation>文件夹 {folder} 不是空的，请换一个新的。</translation>
    </message>
    <message>
        <source>The picture is larger than {most} MB, or there are more than {count}. It is left out.</source>
        <translation>图片超过 {most} MB，或者多于 {count} 张；没有导入它。</translation>
    </message>
    <message>
        <source>The picture is named but not in the file.</source>
        <translation>提到了这张图片，但文件里没有。</translation>
    </message>
    <message>
        <source>The pictures are named but not written. A .kefupack holds them, too.</source>
        <translation>只写了图片的名字，没有图片；.kefupack 可以连图片一起带上。</translation>
    </message>
    <message>
        <source>The pictures are not written in this format.</source>
        <translation>这种格式带不了图片。</translation>
    </message>
    <message>
        <source>The row has no text. It is left out.</source>
        <translation>这一行没有文字，没有导入。</translation>
    </message>
    <message>
        <source>The zip has a password. Please unpack it first and choose the folder.</source>
        <translation>压缩包有密码；请先解压，再选择文件夹。</translation>
    </message>
    <message>
        <source>The file is damaged. Please fetch it or save it again.</source>
        <translation>文件已损坏；请重新下载或重新保存一份。</translation>
    </message>
    <message>
        <source>The zip would be too large when unpacked. Nothing was taken in.</source>
        <translation>压缩包解开后太大；什么都没有导入。</translation>
    </message>
    <message>
        <source>There are no phrases to hand on. `kefu list` shows all of them.</source>
        <translation>没有可以导出的话术。`kefu list` 会列出全部。</translation>
    </message>
    <message>
        <source>There is no format {name}. There are: {known}.</source>
        <translation>没有格式 {name}。有：{known}。</translation>
    </message>
    <message>
        <source>say what would happen, and change nothing</source>
        <translation>只说会怎样，不作改动</translation>
    </message>
    <message>
        <source>take phrases in from files, a folder, or - for the standard input</source>
        <translation>从文件、文件夹导入话术，- 表示标准输入</translation>
    </message>
    <message>
        <source>write phrases into a file</source>
        <translation>把话术导出到文件</translation>
    </message>
    <message>
        <source>{blank} became the placeholder {name}. Please check its name.</source>
        <translation>{blank} 变成了变量“{name}”，请看看名字对不对。</translation>
    </message>
    <message>
        <source>{count} characters could not be read.</source>
        <translation>有 {count} 个字符读不出来。</translation>
    </message>
    <message>
        <source>{hotkey} belongs to another phrase. It is left out.</source>
        <translation>{hotkey} 已经属于另一条话术，没有导入。</translation>
    </message>
    <message>
        <source>{count} phrases are in {file}.</source>
        <translation>{count} 条话术已写到 {file}。</translation>
    </message>
    <message>
        <source>{added} new, {updated} changed, {skipped} left alone.</source>
        <translation>新增 {added}，更新 {updated}，未动 {skipped}。</translation>
    </message>
    <message>
        <source>{file}: {format}, {percent} % sure</source>
        <translation>{file}：{format}，把握 {percent} %</translation>
    </message>
    <message>
        <source>The Excel file cannot be read. Save it as .xlsx without a password and try again.</source>
        <translation>读不了这个 Excel 文件；请另存为没有密码的 .xlsx 再试。</translation>
    </message>
    <message>
        <source>The sheet is too large. Delete empty rows and columns, or save it as CSV.</source>
        <translation>表格太大；请删掉空行空列，或者另存为 CSV。</translation>
    </message>
    <message>
        <source>Wordings that are switched off are not written in this format.</source>
        <translation>停用的说法不会写进这种格式。</translation>
    </message>
    <message>
        <source>The keywords are not written in this format.</source>
        <translation>关键词不会写进这种格式。</translation>
    </message>
    <message>
        <source>The hotkey is not written in this format.</source>
        <translation>快捷键不会写进这种格式。</translation>
    </message>
    <message>
        <source>Placeholders become plain text or lose their choices in this format.</source>
        <translation>变量在这种格式里会变成普通文字，或者没有了选项。</translation>
    </message>
    <message>
        <source>Categories and groups are not written in this format.</source>
        <translation>分类和分组不会写进这种格式。</translation>
    </message>
    <message>
        <source>{what} is never run. It stands there as text, switched off.</source>
        <translation>{what} 绝不会运行；它作为文字留着，这条说法是停用的。</translation>
    </message>
    <message>
        <source>{what} cannot be carried over and is left out.</source>
        <translation>{what} 无法带过来，已略去。</translation>
    </message>
    <message>
        <source>{what} became {name}. Please fill it in yourself.</source>
        <translation>{what} 变成了 {name}，用的时候请自己填。</translation>
    </message>
    <message>
        <source>{what} is written as {name} here.</source>
        <translation>{what} 在这里写作 {name}。</translation>
    </message>
    <message>
        <source>The choices of {what} hold braces or bars. They are written in full width.</source>
        <translation>{what} 的选项里有花括号或竖线，已改成全角的。</translation>
    </message>
    <message>
        <source>The optional part {what} always stays in the text now.</source>
        <translation>可有可无的部分 {what} 现在会一直留在文字里。</translation>
    </message>
    <message>
        <source>The formatting is left out, the words are kept.</source>
        <translation>文字保留，字体颜色等格式没有带过来。</translation>
    </message>
    <message>
        <source>There is only a picture. It came in switched off, with its name as the text.</source>
        <translation>这里只有图片。它以名称为文字导入，先停用着。</translation>
    </message>
    <message>
        <source>Folder with several formats</source>
        <translation>含多种格式的文件夹</translation>
    </message>
    <message>
        <source>{what} is a script and is left out.</source>
        <translation>{what} 是脚本，没有导入。</translation>
    </message>
    <message>
        <source>The file {file} holds no list that this format knows.</source>
        <translation>{file} 里没有这种格式的清单。</translation>
    </message>
    <message>
        <source>The file is broken: a cell is larger than any text.</source>
        <translation>文件已损坏：有一格大得不像文字。</translation>
    </message>
    <message>
        <source>The YAML file is nested too deeply or refers to itself too often.</source>
        <translation>YAML 文件嵌套太深，或者引用自己太多次。</translation>
    </message>
    <message>
        <source>The YAML file is broken in line {line}.</source>
        <translation>YAML 文件第 {line} 行有错。</translation>
    </message>
    <message>
        <source>The file uses others that are not here. Choose their folder instead.</source>
        <translation>这个文件用到了别的文件；请改选它们所在的文件夹。</translation>
    </message>
    <message>
        <source>A handbook is for reading: it cannot be taken in again.</source>
        <translation>手册是给人看的，不能再导入回来。</translation>
    </message>
    <message>
        <source>The file {file} is missing.</source>
        <translation>缺少文件 {file}。</translation>
    </message>
    <message>
        <source>Still to be filled in: {names}. Add --set NAME=VALUE for each.</source>
        <translation>还需要填写：{names}。请给每一项加上 --set 名称=内容。</translation>
    </message>
    <message>
        <source>The answer could not be written: {reason}.</source>
        <translation>结果写不出去：{reason}。</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>没有在运行</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>{count} phrases</source>
        <translation>{count} 条话术</translation>
    </message>
    <message>
        <source>{text} is needed for typing. Add Ctrl, Alt or Win.</source>
        <translation>{text} 是打字要用的键，请加上 Ctrl、Alt 或 Win。</translation>
    </message>
    <message>
        <source>The Excel file has a password. Open it in Excel or WPS, save it without one and try again.</source>
        <translation>这个 Excel 文件有密码；请用 Excel 或 WPS 打开，去掉密码保存后再试。</translation>
    </message>
    <message>
        <source>Export phrases …</source>
        <translation>导出话术…</translation>
    </message>
    <message>
        <source>Import phrases …</source>
        <translation>导入话术…</translation>
    </message>
    <message>
        <source>to be taken in</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>A folder has this name. Please choose another name.</source>
        <translation>已经有一个同名的文件夹，请换个名字。</translation>
    </message>
    <message>
        <source>All {count} phrases of the library.</source>
        <translation>话术库里的全部 {count} 条话术。</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>换个名字</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Excel table</source>
        <translation>Excel 表格</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export phrases</source>
        <translation>导出话术</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Handbook, PDF</source>
        <translation>培训手册（PDF）</translation>
    </message>
    <message>
        <source>Handbook, web page</source>
        <translation>培训手册（网页）</translation>
    </message>
    <message>
        <source>In which folder?</source>
        <translation>放在哪个文件夹里？</translation>
    </message>
    <message>
        <source>It stopped before its end, and nothing was written. Please try again.</source>
        <translation>中途停下了，什么都没有写，请再试一次。</translation>
    </message>
    <message>
        <source>Looking what this format can carry …</source>
        <translation>正在看这种格式带得走什么…</translation>
    </message>
    <message>
        <source>One category</source>
        <translation>一个分类</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Phrase pack</source>
        <translation>话术包</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search name, keyword or pinyin</source>
        <translation>搜索名称、关键词或拼音</translation>
    </message>
    <message>
        <source>Some of these phrases are no longer there. Please close this window and open it again.</source>
        <translation>其中有些话术已经不在了，请关掉这个窗口再打开。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Please choose another one.</source>
        <translation>没有 {folder} 这个文件夹，请换一个。</translation>
    </message>
    <message>
        <source>This format carries everything.</source>
        <translation>这种格式全都带得走。</translation>
    </message>
    <message>
        <source>Ticked ones</source>
        <translation>勾选的</translation>
    </message>
    <message>
        <source>What</source>
        <translation>导出哪些</translation>
    </message>
    <message>
        <source>What this format cannot carry</source>
        <translation>这种格式带不走的</translation>
    </message>
    <message>
        <source>Where shall it go? Please choose a place and a name.</source>
        <translation>要保存到哪里？请选好位置、起个名字。</translation>
    </message>
    <message>
        <source>Writing {count} phrases …</source>
        <translation>正在写 {count} 条话术…</translation>
    </message>
    <message>
        <source>only these: ids from the standard input, one a line</source>
        <translation>只导出这些：从标准输入读编号，一行一个</translation>
    </message>
    <message>
        <source>only this one; may be repeated</source>
        <translation>只导出这一条，可以写多次</translation>
    </message>
    <message>
        <source>phrases</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>say what the format cannot carry, and write nothing</source>
        <translation>只说明这种格式带不走什么，不写文件</translation>
    </message>
    <message>
        <source>{count} phrases are exported to</source>
        <translation>已导出 {count} 条话术到</translation>
    </message>
    <message>
        <source>{count} phrases would be written into {file}.</source>
        <translation>会把 {count} 条话术写到 {file}。</translation>
    </message>
    <message>
        <source>{count} ticked</source>
        <translation>已勾选 {count} 条</translation>
    </message>
    <message>
        <source>{file} is there already. Replace it?</source>
        <translation>已经有 {file} 了，要替换它吗？</translation>
    </message>
    <message>
        <source>{message} ({count} phrases)</source>
        <translation>{message}（{count} 条）</translation>
    </message>
    <message>
        <source>{count} paragraphs beside the phrases look like explanations and are left out.</source>
        <translation>话术之外的 {count} 段文字像是说明，没有导入。</translation>
    </message>
    <message>
        <source>“{name}” is there already and says:</source>
        <translation>您已有的“{name}”是这样说的：</translation>
    </message>
    <message>
        <source>… and {count} more; --json shows all of them.</source>
        <translation>……还有 {count} 条，加 --json 可看全部。</translation>
    </message>
    <message>
        <source>leads to {link}</source>
        <translation>含链接 {link}</translation>
    </message>
    <message>
        <source>For a colleague with this program, with pictures</source>
        <translation>给用本程序的同事，图片也在里面</translation>
    </message>
    <message>
        <source>To look at and change; it can come back</source>
        <translation>在 Excel、WPS 里修改，还能导回来</translation>
    </message>
    <message>
        <source>For other programs; Excel reads it, too</source>
        <translation>给别的软件用，Excel 打开不乱码</translation>
    </message>
    <message>
        <source>To train new colleagues, in any browser</source>
        <translation>培训新客服，浏览器就能打开</translation>
    </message>
    <message>
        <source>To train new colleagues, to print or send</source>
        <translation>培训新客服，可以打印或发送</translation>
    </message>
    <message>
        <source>The wordings alone, to paste anywhere</source>
        <translation>只有说法，贴到哪里都行</translation>
    </message>
    <message>
        <source>For espanso: goes into its match folder</source>
        <translation>放进 espanso 的 match 文件夹</translation>
    </message>
    <message>
        <source>For AutoKey on Linux: a folder</source>
        <translation>Linux 上的 AutoKey 用，是文件夹</translation>
    </message>
    <message>
        <source>For Beeftext: imported there</source>
        <translation>在 Beeftext 里导入</translation>
    </message>
    <message>
        <source>A PDF needs PySide6, which is not installed here. Export an .html handbook and print that.</source>
        <translation>生成 PDF 需要 PySide6，这里没有安装。请导出 .html 手册，再打印它。</translation>
    </message>
    <message>
        <source>The PDF could not be made. Export an .html handbook and print that in a browser.</source>
        <translation>PDF 没能生成。请导出 .html 手册，用浏览器打印。</translation>
    </message>
    <message>
        <source>Some wordings come back in pieces, or without their first words.</source>
        <translation>有些说法再导回来时会断开，或少了开头几个字。</translation>
    </message>
    <message>
        <source>The name comes back in another form.</source>
        <translation>名称再导回来时会变样。</translation>
    </message>
    <message>
        <source>The group comes back in another form.</source>
        <translation>分组再导回来时会变样。</translation>
    </message>
    <message>
        <source>Some characters of a wording mean something else in this format.</source>
        <translation>说法里有些字符在这种格式里有别的意思。</translation>
    </message>
    <message>
        <source>The disk is full. {file} could not be written, and nothing was changed. Make room and try again.</source>
        <translation>磁盘满了，{file} 没能写入，什么都没有改动。请腾出空间再试一次。</translation>
    </message>
    <message>
        <source>{file} may not be written: its folder is protected, or another program has it open. Close it there, or choose another place.</source>
        <translation>{file} 不让写入：文件夹受保护，或者它正被别的程序打开。请先在那里关掉它，或换个位置。</translation>
    </message>
    <message>
        <source>No file can have the name {name}. Choose a shorter, plain one.</source>
        <translation>文件不能叫 {name}，请换个短一点、简单一点的名字。</translation>
    </message>
    <message>
        <source>The disk is full: {file} could not be written, and the old one is as it was. Make room and try again.</source>
        <translation>磁盘满了，{file} 没能写入，原来的还在。请腾出空间再试一次。</translation>
    </message>
    <message>
        <source>No file has been read yet. Choose one first.</source>
        <translation>还没有读取任何文件，请先选择一个。</translation>
    </message>
    <message>
        <source>The import window asked for something unknown. Please close it and open it again.</source>
        <translation>导入窗口没能说清要做什么，请关闭后重新打开。</translation>
    </message>
    <message>
        <source>The library has changed meanwhile. Please look at the list again, then take it in.</source>
        <translation>话术库刚才有改动，已重新比对。请再看一下列表，然后导入。</translation>
    </message>
    <message>
        <source>The library was changed after the import, or the import was undone already. So nothing was undone now; please look in the palette what is there.</source>
        <translation>导入之后话术库又有过改动，或者已经撤销过了，所以这次没有撤销；请打开话术面板看看现在有哪些。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Split the file and try again.</source>
        <translation>内存不够用，请把文件拆成几份再试。</translation>
    </message>
    <message>
        <source>Something went wrong in the program, and nothing was changed. Please try again, or try another file.</source>
        <translation>程序出了点问题，话术库没有变动。请再试一次，或换一个文件。</translation>
    </message>
    <message>
        <source>Add the trade pack {name}</source>
        <translation>加入行业话术包：{name}</translation>
    </message>
    <message>
        <source>Phrases for your trade:</source>
        <translation>现成的行业话术：</translation>
    </message>
    <message>
        <source>The document is too long. Please split it.</source>
        <translation>文档太长了，请拆成几份再试。</translation>
    </message>
    <message>
        <source>The Word document cannot be read. Save it as .docx without a password, or as text.</source>
        <translation>这个 Word 文档读不出来，请另存为不带密码的 .docx 或文本再试。</translation>
    </message>
    <message>
        <source>{count} pictures of the document are left out. Add them to the phrases by hand.</source>
        <translation>文档里的 {count} 张图片没有带进来，请手动加到话术里。</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>{sheet}, row {number}</source>
        <translation>{sheet} 第 {number} 行</translation>
    </message>
    <message>
        <source>The file {file} is empty. Please choose another one.</source>
        <translation>{file} 是空的，请换一个文件。</translation>
    </message>
    <message>
        <source>The import stopped unexpectedly, and nothing of it stayed. Please try again.</source>
        <translation>导入意外中断，没有留下任何内容。请再试一次。</translation>
    </message>
    <message>
        <source>{file} cannot be read as it is. Open it, copy its text, and paste that into the import window.</source>
        <translation>{file} 不能直接读取；请打开它，复制里面的文字，再粘贴到导入窗口。</translation>
    </message>
    <message>
        <source>{file} is a picture; its words cannot be read. Copy the words as text and paste them into the import window.</source>
        <translation>{file} 是图片，里面的字读不出来；请把文字复制出来，再粘贴到导入窗口。</translation>
    </message>
    <message>
        <source>The file {file} is damaged. Please fetch it or save it again.</source>
        <translation>{file} 损坏了，请重新下载或另存一份再试。</translation>
    </message>
</context>
</TS>
