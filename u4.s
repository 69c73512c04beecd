	.file	"<string>"
	.section	.rodata,"a",@progbits
	.p2align	6, 0x0
.LCPI0_0:
	.quad	8
	.quad	9
	.quad	10
	.quad	11
	.quad	12
	.quad	13
	.quad	14
	.quad	15
.LCPI0_1:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.quad	4
	.quad	5
	.quad	6
	.quad	7
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI0_2:
	.quad	16
.LCPI0_4:
	.quad	4
	.section	.rodata.cst32,"aM",@progbits,32
	.p2align	5, 0x0
.LCPI0_3:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.section	.ltext,"axl",@progbits
	.globl	_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	112(%rsp), %r15
	cmpq	$0, 136(%rsp)
	movq	%rdi, -48(%rsp)
	movl	$0, (%r15)
	je	.LBB0_13
	movq	136(%rsp), %rcx
	movl	144(%rsp), %esi
	movq	120(%rsp), %r12
	movq	64(%rsp), %r14
	movq	56(%rsp), %r13
	movl	$2, %eax
	movq	$-1, %rdx
	cmpq	$2, %rcx
	cmovlq	%rcx, %rax
	shlxq	%rax, %rdx, %rax
	movl	$1, %edx
	notq	%rax
	jmp	.LBB0_2
	.p2align	4
.LBB0_5:
	movl	%r8d, (%r15,%rdx,4)
	incq	%rdx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_6
.LBB0_2:
	movl	(%r13,%rdx,4), %r8d
	blsrq	%rdx, %rdi
	je	.LBB0_5
	movslq	%r8d, %r8
	movq	%rdi, %r9
	.p2align	4
.LBB0_4:
	movq	%r8, %r10
	movq	%r9, %r8
	xorq	%rdx, %r8
	leaq	(%r15,%r9,4), %rbx
	leaq	(%r13,%r8,4), %r11
	sarq	$63, %r8
	andq	%r14, %r8
	movslq	(%r11,%r8,4), %r11
	movq	%r9, %r8
	sarq	$63, %r8
	andq	%r12, %r8
	movslq	(%rbx,%r8,4), %r8
	addq	%r11, %r8
	cmpq	%r10, %r8
	cmovgeq	%r10, %r8
	decq	%r9
	andq	%rdi, %r9
	jne	.LBB0_4
	jmp	.LBB0_5
.LBB0_6:
	movq	136(%rsp), %rax
	addq	$-2, %rax
	testq	%rax, %rax
	jle	.LBB0_13
	movabsq	$.LCPI0_3, %rcx
	movabsq	$.LCPI0_4, %rdx
	movabsq	$9223372036854775792, %rax
	vpbroadcastd	%esi, %zmm1
	vpbroadcastq	%r12, %zmm0
	movl	$2, %r8d
	vpbroadcastq	%r15, %ymm3
	vpbroadcastq	%r15, %zmm7
	vmovdqa	(%rcx), %ymm2
	movabsq	$.LCPI0_0, %rcx
	vpbroadcastq	(%rdx), %ymm4
	movabsq	$.LCPI0_1, %rdx
	addq	$12, %rax
	vextracti64x4	$1, %zmm1, %ymm8
	vmovdqa64	(%rcx), %zmm5
	movabsq	$.LCPI0_2, %rcx
	vmovdqa64	(%rdx), %zmm6
	movq	%rax, -40(%rsp)
	vpbroadcastq	(%rcx), %zmm9
	jmp	.LBB0_8
	.p2align	4
.LBB0_12:
	movq	-64(%rsp), %r8
	movl	144(%rsp), %esi
	incq	%r8
	cmpq	136(%rsp), %r8
	je	.LBB0_13
.LBB0_8:
	movl	$1, %eax
	cmpq	$63, %r8
	shlxq	%r8, %rax, %rdi
	movl	$0, %eax
	movq	%rdi, -80(%rsp)
	cmoveq	%rax, %rdi
	testq	%rdi, %rdi
	jle	.LBB0_25
	cmpq	$4, %rdi
	jae	.LBB0_14
	xorl	%eax, %eax
	jmp	.LBB0_23
	.p2align	4
.LBB0_14:
	cmpq	$16, %rdi
	jae	.LBB0_16
	xorl	%eax, %eax
	jmp	.LBB0_20
.LBB0_16:
	movq	-80(%rsp), %rdx
	movabsq	$9223372036854775792, %rcx
	movq	%rdi, %rax
	vmovdqa64	%zmm6, %zmm11
	vmovdqa64	%zmm5, %zmm12
	andq	%rcx, %rax
	vpbroadcastq	%rdx, %zmm10
	movq	%rax, %rdx
	.p2align	4
.LBB0_17:
	vpaddq	%zmm10, %zmm11, %zmm14
	vpaddq	%zmm10, %zmm12, %zmm13
	kxnorb	%k0, %k0, %k1
	vpaddq	%zmm9, %zmm12, %zmm12
	vpaddq	%zmm9, %zmm11, %zmm11
	addq	$-16, %rdx
	vpsraq	$63, %zmm14, %zmm15
	vpsraq	$63, %zmm13, %zmm16
	vpsllq	$2, %zmm14, %zmm14
	vpsllq	$2, %zmm13, %zmm13
	vpandq	%zmm0, %zmm15, %zmm15
	vpandq	%zmm0, %zmm16, %zmm16
	vpaddq	%zmm14, %zmm7, %zmm14
	vpaddq	%zmm13, %zmm7, %zmm13
	vpsllq	$2, %zmm15, %zmm15
	vpsllq	$2, %zmm16, %zmm16
	vpaddq	%zmm15, %zmm14, %zmm14
	vpaddq	%zmm16, %zmm13, %zmm13
	vpscatterqd	%ymm1, (,%zmm14) {%k1}
	kxnorb	%k0, %k0, %k1
	vpscatterqd	%ymm8, (,%zmm13) {%k1}
	jne	.LBB0_17
	cmpq	%rax, %rdi
	je	.LBB0_25
	testb	$12, %dil
	je	.LBB0_23
.LBB0_20:
	movq	-80(%rsp), %rcx
	movq	%rax, %rdx
	movq	%rdi, %rax
	andq	-40(%rsp), %rax
	vpbroadcastq	%rdx, %ymm11
	vpor	%ymm2, %ymm11, %ymm11
	vpbroadcastq	%rcx, %ymm10
	.p2align	4
.LBB0_21:
	vpaddq	%ymm10, %ymm11, %ymm12
	kxnorw	%k0, %k0, %k1
	vpaddq	%ymm4, %ymm11, %ymm11
	addq	$4, %rdx
	vpsraq	$63, %ymm12, %ymm13
	vpsllq	$2, %ymm12, %ymm12
	vpand	%ymm0, %ymm13, %ymm13
	vpaddq	%ymm3, %ymm12, %ymm12
	vpsllq	$2, %ymm13, %ymm13
	vpaddq	%ymm13, %ymm12, %ymm12
	vpscatterqd	%xmm1, (,%ymm12) {%k1}
	cmpq	%rdx, %rax
	jne	.LBB0_21
	cmpq	%rax, %rdi
	je	.LBB0_25
.LBB0_23:
	movq	-80(%rsp), %rcx
	leaq	(%rax,%rcx), %rdx
	subq	%rdi, %rax
	.p2align	4
.LBB0_24:
	movq	%rdx, %rdi
	sarq	$63, %rdi
	andq	%r12, %rdi
	leaq	(%r15,%rdi,4), %rdi
	movl	%esi, (%rdi,%rdx,4)
	incq	%rdx
	incq	%rax
	jne	.LBB0_24
.LBB0_25:
	movq	%r8, -64(%rsp)
	cmpq	$63, %r8
	je	.LBB0_12
	movq	-64(%rsp), %rax
	movq	$-4, %rcx
	bzhiq	%rax, %rcx, %rax
	xorl	%ecx, %ecx
	movq	%rax, -32(%rsp)
	movq	-80(%rsp), %rax
	shrq	$2, %rax
	jmp	.LBB0_27
	.p2align	4
.LBB0_11:
	movq	-56(%rsp), %rcx
	movq	-24(%rsp), %rax
	movq	64(%rsp), %r14
	movq	56(%rsp), %r13
	addq	$4, %rcx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_12
.LBB0_27:
	movq	%rcx, %rsi
	orq	-80(%rsp), %rsi
	movq	%rax, -24(%rsp)
	movq	%rcx, -56(%rsp)
	movl	$0, %r8d
	movl	$0, %r9d
	movl	$0, %r11d
	movq	%rsi, %rdx
	sarq	$63, %rdx
	leaq	(%r13,%rsi,4), %r10
	movq	%rsi, -8(%rsp)
	movq	%rdx, %rax
	andq	%r14, %rax
	cmpq	$-1, %rsi
	movl	(%r10,%rax,4), %ecx
	movl	$0, %eax
	cmovlq	%r12, %r8
	cmovlq	%r14, %rax
	cmpq	$-2, %rsi
	movl	4(%r10,%rax,4), %ebx
	movl	$0, %eax
	cmovlq	%r12, %r9
	cmovlq	%r14, %rax
	cmpq	$-3, %rsi
	cmovlq	%r14, %r11
	movl	8(%r10,%rax,4), %r13d
	movl	12(%r10,%r11,4), %edi
	movl	$0, %r10d
	movq	%rcx, %rax
	leaq	12(%r15,%rsi,4), %rcx
	cmovlq	%r12, %r10
	movl	%edi, -68(%rsp)
	cmpl	(%rcx,%r10,4), %edi
	jl	.LBB0_31
	leaq	8(%r15,%rsi,4), %r10
	cmpl	(%r10,%r9,4), %r13d
	jl	.LBB0_31
	leaq	4(%r15,%rsi,4), %r9
	cmpl	(%r9,%r8,4), %ebx
	jl	.LBB0_31
	leaq	(%r15,%rsi,4), %r8
	andq	%r12, %rdx
	cmpl	(%r8,%rdx,4), %eax
	jge	.LBB0_11
.LBB0_31:
	movq	-56(%rsp), %rcx
	xorl	%r11d, %r11d
	andnq	-32(%rsp), %rcx, %rcx
	movq	%rcx, -16(%rsp)
	.p2align	4
.LBB0_32:
	movq	-8(%rsp), %rcx
	movq	%r13, %rdi
	movl	(%r15,%r11,4), %r8d
	movl	4(%r15,%r11,4), %r9d
	movl	8(%r15,%r11,4), %ebp
	movq	%rbx, %rdx
	leaq	(%r11,%rcx), %rsi
	leal	(%r8,%rax), %r14d
	movq	%rsi, %r13
	sarq	$63, %r13
	leaq	(%r15,%rsi,4), %r10
	andq	%r12, %r13
	movl	(%r10,%r13,4), %ecx
	cmpl	%ecx, %r14d
	cmovll	%r14d, %ecx
	movl	12(%r15,%r11,4), %r14d
	movl	%ecx, (%r10,%r13,4)
	leal	(%r8,%rbx), %r13d
	movq	%r15, %rbx
	movl	$0, %ecx
	leal	(%r9,%rax), %r15d
	addl	%eax, %r14d
	cmpq	$-1, %rsi
	cmovlq	%r12, %rcx
	cmpl	%r13d, %r15d
	cmovll	%r15d, %r13d
	movl	4(%r10,%rcx,4), %r15d
	cmpl	%r15d, %r13d
	cmovgel	%r15d, %r13d
	cmpq	$-2, %rsi
	leal	(%r8,%rdi), %r15d
	movl	%r13d, 4(%r10,%rcx,4)
	movl	$0, %ecx
	leal	(%rbp,%rax), %r13d
	cmovlq	%r12, %rcx
	cmpl	%r15d, %r13d
	cmovll	%r13d, %r15d
	movl	8(%r10,%rcx,4), %r13d
	cmpl	%r13d, %r15d
	cmovgel	%r13d, %r15d
	movq	%rdi, %r13
	movl	-68(%rsp), %edi
	cmpq	$-3, %rsi
	movl	%r15d, 8(%r10,%rcx,4)
	movl	$0, %ecx
	movq	%rbx, %r15
	movq	%rdx, %rbx
	movq	-16(%rsp), %rdx
	cmovlq	%r12, %rcx
	addl	%r13d, %r9d
	movl	12(%r10,%rcx,4), %esi
	addl	%edi, %r8d
	cmpl	%r8d, %r9d
	cmovgel	%r8d, %r9d
	addl	%ebx, %ebp
	cmpl	%ebp, %r14d
	cmovll	%r14d, %ebp
	cmpl	%r9d, %ebp
	cmovgel	%r9d, %ebp
	cmpl	%esi, %ebp
	cmovgel	%esi, %ebp
	subq	%rdx, %r11
	andq	%rdx, %r11
	movl	%ebp, 12(%r10,%rcx,4)
	jne	.LBB0_32
	jmp	.LBB0_11
.LBB0_13:
	movq	-48(%rsp), %rax
	movq	$0, (%rax)
	xorl	%eax, %eax
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	vzeroupper
	retq
.Lfunc_end0:
	.size	_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end0-_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	_ZN7cpython13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN7cpython13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN7cpython13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$312, %rsp
	.cfi_def_cfa_offset 368
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	leaq	144(%rsp), %rax
	movq	%rsi, %rdi
	movabsq	$.const.push, %rsi
	movabsq	$PyArg_UnpackTuple, %r10
	leaq	168(%rsp), %r8
	leaq	160(%rsp), %r9
	movl	$4, %edx
	movl	$4, %ecx
	xorl	%ebx, %ebx
	movq	%rax, 8(%rsp)
	leaq	152(%rsp), %rax
	movq	%rax, (%rsp)
	xorl	%eax, %eax
	callq	*%r10
	testl	%eax, %eax
	je	.LBB1_12
	movabsq	$_ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	cmpq	$0, (%rax)
	je	.LBB1_17
	movq	168(%rsp), %rdi
	movabsq	$NRT_adapt_ndarray_from_python, %rbx
	leaq	240(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 240(%rsp)
	vmovups	%ymm0, 264(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_18
	cmpq	$4, 264(%rsp)
	jne	.LBB1_18
	movq	160(%rsp), %rdi
	movq	240(%rsp), %r14
	movq	272(%rsp), %r15
	movq	280(%rsp), %r12
	leaq	176(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 176(%rsp)
	vmovups	%ymm0, 200(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_19
	cmpq	$4, 200(%rsp)
	jne	.LBB1_19
	movq	176(%rsp), %rax
	movq	208(%rsp), %rdx
	movq	216(%rsp), %rcx
	movq	152(%rsp), %rdi
	movabsq	$PyNumber_Long, %r13
	movq	%r12, 128(%rsp)
	movq	%r15, 136(%rsp)
	movq	%r14, 104(%rsp)
	movq	%rax, 96(%rsp)
	movq	%rdx, 120(%rsp)
	movq	%rcx, 112(%rsp)
	callq	*%r13
	movq	%rax, %r12
	movabsq	$PyLong_AsLongLong, %rax
	movabsq	$Py_DecRef, %rbx
	testq	%r12, %r12
	je	.LBB1_20
	movq	%r12, %rdi
	movq	%rax, %r14
	callq	*%rax
	movq	%r12, %rdi
	movq	%rax, %r15
	movq	%rbx, %rbp
	callq	*%rbx
	movabsq	$PyErr_Occurred, %rbx
	callq	*%rbx
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_8:
	movq	144(%rsp), %rdi
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_21
	movq	%rax, %rdi
	movq	%rax, %r13
	callq	*%r14
	movq	%r13, %rdi
	movq	%rax, %r12
	callq	*%rbp
	callq	*%rbx
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_10:
	movq	120(%rsp), %rdx
	movq	112(%rsp), %rax
	movq	128(%rsp), %rdi
	movq	%r15, 80(%rsp)
	movq	96(%rsp), %r14
	movq	104(%rsp), %r15
	movl	%r12d, 88(%rsp)
	movq	%rdx, 56(%rsp)
	movq	136(%rsp), %rdx
	movq	%rax, 64(%rsp)
	movq	%rdi, 8(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	leaq	304(%rsp), %rdi
	movq	%r14, 24(%rsp)
	movq	%rdx, (%rsp)
	movq	%r15, %rdx
	callq	*%rax
	movabsq	$NRT_decref, %rbx
	movq	%r15, %rdi
	movl	%eax, %ebp
	callq	*%rbx
	movq	%r14, %rdi
	callq	*%rbx
	testl	%ebp, %ebp
	jne	.LBB1_13
	movabsq	$_Py_NoneStruct, %rbx
	movabsq	$Py_IncRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
.LBB1_12:
	movq	%rbx, %rax
	addq	$312, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.LBB1_13:
	.cfi_def_cfa_offset 368
	jg	.LBB1_28
	cmpl	$-1, %ebp
	je	.LBB1_25
	cmpl	$-3, %ebp
	jne	.LBB1_26
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	jmp	.LBB1_24
.LBB1_17:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", %rsi
	jmp	.LBB1_27
.LBB1_18:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	jmp	.LBB1_27
.LBB1_19:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	jmp	.LBB1_23
.LBB1_20:
	movq	%rax, %r14
	movq	%rbx, %rbp
	xorl	%r15d, %r15d
	movabsq	$PyErr_Occurred, %rbx
	callq	*%rbx
	testq	%rax, %rax
	je	.LBB1_8
	jmp	.LBB1_22
.LBB1_21:
	xorl	%r12d, %r12d
	callq	*%rbx
	testq	%rax, %rax
	je	.LBB1_10
.LBB1_22:
	movq	96(%rsp), %rdi
	movabsq	$NRT_decref, %rax
	callq	*%rax
	movq	104(%rsp), %r14
.LBB1_23:
	movabsq	$NRT_decref, %rax
	movq	%r14, %rdi
.LBB1_24:
	callq	*%rax
.LBB1_25:
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_26:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function", %rsi
.LBB1_27:
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_28:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end1:
	.size	_ZN7cpython13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end1-_ZN7cpython13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	cfunc._ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	cfunc._ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
cfunc._ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%r14
	.cfi_def_cfa_offset 16
	pushq	%rbx
	.cfi_def_cfa_offset 24
	subq	$120, %rsp
	.cfi_def_cfa_offset 144
	.cfi_offset %rbx, -24
	.cfi_offset %r14, -16
	vmovups	184(%rsp), %xmm0
	movq	208(%rsp), %rcx
	movl	216(%rsp), %esi
	movq	152(%rsp), %rax
	movq	%rdi, %rdx
	movq	$0, 112(%rsp)
	leaq	112(%rsp), %rdi
	movl	%esi, 88(%rsp)
	movq	%rcx, 80(%rsp)
	vmovups	%xmm0, 56(%rsp)
	movq	%rax, 24(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	movq	%r9, 8(%rsp)
	movq	%r8, (%rsp)
	callq	*%rax
	movq	112(%rsp), %rcx
	movl	$0, 108(%rsp)
	testl	%eax, %eax
	jne	.LBB2_1
.LBB2_5:
	movq	%rcx, %rax
	addq	$120, %rsp
	.cfi_def_cfa_offset 24
	popq	%rbx
	.cfi_def_cfa_offset 16
	popq	%r14
	.cfi_def_cfa_offset 8
	retq
.LBB2_1:
	.cfi_def_cfa_offset 144
	movq	%rcx, %r14
	movabsq	$numba_gil_ensure, %rcx
	leaq	108(%rsp), %rdi
	movl	%eax, %ebx
	callq	*%rcx
	testl	%ebx, %ebx
	jg	.LBB2_2
	movl	%ebx, %eax
	cmpl	$-1, %ebx
	je	.LBB2_4
	cmpl	$-3, %eax
	jne	.LBB2_3
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	callq	*%rax
	jmp	.LBB2_4
.LBB2_3:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function.2", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
.LBB2_4:
	movabsq	$".const.<numba.core.cpu.CPUContext>", %rdi
	movabsq	$PyUnicode_FromString, %rax
	callq	*%rax
	movq	%rax, %rbx
	movabsq	$PyErr_WriteUnraisable, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$Py_DecRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$numba_gil_release, %rax
	leaq	108(%rsp), %rdi
	callq	*%rax
	movq	%r14, %rcx
	jmp	.LBB2_5
.LBB2_2:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end2:
	.size	cfunc._ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end2-cfunc._ZN13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.weak	NRT_incref
	.p2align	4
	.type	NRT_incref,@function
NRT_incref:
	testq	%rdi, %rdi
	je	.LBB3_2
	lock		incq	(%rdi)
.LBB3_2:
	retq
.Lfunc_end3:
	.size	NRT_incref, .Lfunc_end3-NRT_incref

	.weak	NRT_decref
	.p2align	4
	.type	NRT_decref,@function
NRT_decref:
	.cfi_startproc
	testq	%rdi, %rdi
	je	.LBB4_2
	#MEMBARRIER
	lock		decq	(%rdi)
	je	.LBB4_3
.LBB4_2:
	retq
.LBB4_3:
	movabsq	$NRT_MemInfo_call_dtor, %rax
	#MEMBARRIER
	jmpq	*%rax
.Lfunc_end4:
	.size	NRT_decref, .Lfunc_end4-NRT_decref
	.cfi_endproc

	.type	.const.push,@object
	.section	.lrodata,"al",@progbits
.const.push:
	.asciz	"push"
	.size	.const.push, 5

	.type	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@object
	.comm	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,8,8
	.type	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi",@object
	.p2align	4, 0x0
".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi":
	.asciz	"missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi"
	.size	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v8B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", 171

	.type	".const.can't unbox array from PyObject into native value.  The object maybe of a different type",@object
	.p2align	4, 0x0
".const.can't unbox array from PyObject into native value.  The object maybe of a different type":
	.asciz	"can't unbox array from PyObject into native value.  The object maybe of a different type"
	.size	".const.can't unbox array from PyObject into native value.  The object maybe of a different type", 89

	.type	".const.unknown error when calling native function",@object
	.p2align	4, 0x0
".const.unknown error when calling native function":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function", 43

	.type	".const.unknown error when calling native function.2",@object
	.p2align	4, 0x0
".const.unknown error when calling native function.2":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function.2", 43

	.type	".const.<numba.core.cpu.CPUContext>",@object
	.p2align	4, 0x0
".const.<numba.core.cpu.CPUContext>":
	.asciz	"<numba.core.cpu.CPUContext>"
	.size	".const.<numba.core.cpu.CPUContext>", 28

	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,8,8
	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,8,8
	.section	".note.GNU-stack","",@progbits
